import type { Json } from '../../../src/model.ts';
import { policyTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, later, list, listed, SETTLE, traceOf } from '../story.ts';

const stateIn = (config: Record<string, string>) =>
  policyTrigger({
    policy: { dataPath: '@triggerBody().value', config, nextLink: '@odata.nextLink' },
    responses: {},
  });
const byId = stateIn({ since_id: '@{triggerBody().value[0].id}' });
const byDate = stateIn({ since: "modified gt '@{triggerBody().value[0].modified}'" });
const byBoth = stateIn({
  since: '@{triggerBody().value[0].modified}',
  since_id: '@{triggerBody().value[0].id}',
});
const byCursor = stateIn({ cursor: '@{triggerBody().asOf}' });

const ids = (...values: Json[]) => list(values.map((id) => ({ id })));
const dates = (...values: Json[]) => list(values.map((modified) => ({ modified })));

describeRule('PP-05', [
  { when: 'ids count down', trace: traceOf(byId, [listed('a', ids(9, 8, 3))]) },
  { when: 'ids in text count down by their value', trace: traceOf(byId, [listed('a', ids('10', '9'))]) },
  { when: 'two items share the newest value', trace: traceOf(byId, [listed('a', ids(9, 9, 3))]) },
  {
    when: 'a later page shows what happened since the first',
    trace: traceOf(byId, [
      listed('a', ids(3)),
      event('one'),
      listed('a', ids(9, 8), { values: { since_id: '3' } }),
      listed('a', ids(10, 7), { values: { since_id: '3' }, page: 2 }),
    ]),
  },
  {
    when: 'the newest item stands in the middle of a next page',
    trace: traceOf(byId, [
      listed('a', ids(9, 8), { values: { since_id: '3' } }),
      listed('a', ids(7, 10), { values: { since_id: '3' }, page: 2, target: '/api/v1/invoices?page=2' }),
    ]),
    says: [
      'error: GET /api/v1/invoices?since_id=3 does not list the newest item first: element 0 has /id 9, an element of GET /api/v1/invoices?page=2, a next page of GET /api/v1/invoices?since_id=3, has 10',
    ],
  },
  {
    when: 'a next page begins with the newest item, which happened long before the list',
    trace: traceOf(byId, [
      event('one'),
      later(SETTLE * 2),
      listed('a', ids(9), { values: { since_id: '3' } }),
      listed('a', list([item('one', { id: 10 })]), { values: { since_id: '3' }, page: 2 }),
    ]),
    says: ['error: GET …does not list the newest item first: element 0 has /id 9, an element of GET …has 10'],
  },
  {
    when: 'a next page is out of order, and the newest item is first all the same',
    trace: traceOf(byId, [
      listed('a', ids(9, 8), { values: { since_id: '3' } }),
      listed('a', ids(5, 7), { values: { since_id: '3' }, page: 2 }),
    ]),
  },
  {
    when: 'the oldest is first',
    trace: traceOf(byId, [listed('a', ids(3, 8, 9))]),
    says: [
      'error: GET /api/v1/invoices does not list the newest item first: element 0 has /id 3, a later element has 8',
    ],
  },
  {
    when: 'dates with offsets count down as instants',
    trace: traceOf(byDate, [
      listed('a', dates('2026-01-01T10:00:00+02:00', '2026-01-01T07:59:59Z')),
      listed('a', dates('2026-01-01T10:00:00.1234567Z', '2026-01-01T10:00:00.1234566Z')),
    ]),
  },
  {
    when: 'a date with an offset is later than it looks',
    trace: traceOf(byDate, [listed('a', dates('2026-01-01T10:00:00+02:00', '2026-01-01T09:00:00Z'))]),
    says: ['error: GET …element 0 has /modified "2026-01-01T10:00:00+02:00"'],
  },
  {
    when: 'the first item has no state and another has',
    trace: traceOf(byDate, [listed('a', dates(null, '2026-01-01'))]),
    says: ['error: The newest item that GET …lists has no /modified'],
  },
  {
    when: 'the list is in the order of one of two fields',
    trace: traceOf(byBoth, [
      listed(
        'a',
        list([
          { id: 1, modified: '2026-01-02T00:00:00Z' },
          { id: 2, modified: '2026-01-01T00:00:00Z' },
        ]),
      ),
    ]),
  },
  {
    when: 'the list is in the order of neither of two fields',
    trace: traceOf(byBoth, [
      listed(
        'a',
        list([
          { id: 1, modified: '2026-01-01T00:00:00Z' },
          { id: 2, modified: '2026-01-02T00:00:00Z' },
        ]),
      ),
    ]),
    says: ['error: GET …does not list the newest item first'],
  },
  {
    when: 'the values are opaque and our own events show the order',
    trace: traceOf(byId, [
      event('one'),
      event('two'),
      listed('a', list([item('one', { id: 'q7x' }), item('two', { id: 'b2k' })])),
    ]),
    says: ['error: GET …does not list the newest item first'],
  },
  {
    when: 'the values are opaque and the events were caused side by side',
    trace: traceOf(byId, [
      event('one'),
      event('two', { earlier: 30 }),
      listed('a', list([item('one', { id: 'q7x' }), item('two', { id: 'b2k' })])),
    ]),
  },
  {
    when: 'the values are opaque and the newest of our events is first',
    trace: traceOf(byId, [
      event('one'),
      event('two'),
      listed('a', list([item('two', { id: 'b2k' }), item('one', { id: 'q7x' })])),
    ]),
  },
  {
    when: 'the state is a cursor at the root',
    trace: traceOf(byCursor, [listed('a', list([{ id: 1 }, { id: 2 }], { asOf: 'x' }))]),
    says: ['skip: the state is no field of element 0'],
  },
  {
    when: 'no list had two items',
    trace: traceOf(byId, [listed('a', ids(9))]),
    says: ['skip: …or no list had two items'],
  },
]);
