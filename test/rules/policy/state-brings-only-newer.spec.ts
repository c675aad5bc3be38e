import { policyTrigger } from '../../samples/triggers.ts';
import { describeRule, item, list, listed, traceOf } from '../story.ts';

const policy = policyTrigger();
const old = item('old', { id: 7 });
const first = listed('a', list([old, item('older', { id: 6 })]));
const since = { values: { since_id: '7' } };
const linkTo = (query: string) => ({
  '@odata.nextLink': `http://127.0.0.1:4010/api/v1/invoices?${query}`,
});
const byTime = policyTrigger({
  policy: {
    dataPath: '@triggerBody().value',
    config: { since: '@{triggerBody().value[0].at}' },
    nextLink: '@odata.nextLink',
  },
});
const timed = item('old', { at: '2026-11-26T11:00:00+02:00' });
const sinceTime = { values: { since: '2026-11-26T11:00:00+02:00' } };
const plus = linkTo('since=2026-11-26T11:00:00+02:00&page=2');

describeRule('PP-06', [
  { when: 'the newest state brings nothing', trace: traceOf(policy, [first, listed('a', list([]), since)]) },
  {
    when: 'the state brings what is newer',
    trace: traceOf(policy, [first, listed('a', list([item('new', { id: 8 })]), since)]),
  },
  {
    when: 'the newest item comes again',
    trace: traceOf(policy, [first, listed('a', list([old]), since)]),
    says: [
      'error: GET /api/v1/invoices?since_id=7 brought an item again that was listed when the state was taken',
    ],
  },
  {
    when: 'the newest item comes again on a second page',
    trace: traceOf(policy, [
      first,
      listed('a', list([item('new', { id: 8 })], linkTo('page=2')), since),
      listed('a', list([old]), { ...since, page: 2, target: '/api/v1/invoices?page=2' }),
    ]),
    says: [
      'error: GET /api/v1/invoices?page=2, a next page of GET /api/v1/invoices?since_id=7, brought an item again that was listed when the state was taken: the link to the next page, "http://127.0.0.1:4010/api/v1/invoices?page=2", has no "since_id"',
    ],
  },
  {
    when: 'a link in between changed the state',
    trace: traceOf(policy, [
      first,
      listed('a', list([item('new', { id: 9 })], linkTo('since_id=7&page=2')), since),
      listed('a', list([item('less new', { id: 8 })], linkTo('since_id=0&page=3')), {
        ...since,
        page: 2,
        target: '/api/v1/invoices?since_id=7&page=2',
      }),
      listed('a', list([old]), { ...since, page: 3, target: '/api/v1/invoices?since_id=0&page=3' }),
    ]),
    says: ['error: …/invoices?since_id=0&page=3", has "since_id" as "0", which was "7"'],
  },
  {
    when: 'a link spells the same state in another way, and its page repeats an item all the same',
    trace: traceOf(byTime, [
      listed('a', list([timed])),
      listed(
        'a',
        list([item('new', { at: '2026-11-26T09:05:00Z' })], linkTo('since=2026-11-26T09%3A00%3A00Z&page=2')),
        sinceTime,
      ),
      listed('a', list([timed]), {
        ...sinceTime,
        page: 2,
        target: '/api/v1/invoices?since=2026-11-26T09%3A00%3A00Z&page=2',
      }),
    ]),
    says: ['error: GET …, a next page of GET …; it was answered 200'],
  },
  {
    when: 'a plus sign in a link stands for a space',
    trace: traceOf(byTime, [
      listed('a', list([timed])),
      listed('a', list([item('new', { at: '2026-11-26T11:05:00+02:00' })], plus), sinceTime),
      listed('a', list([timed]), {
        ...sinceTime,
        page: 2,
        target: '/api/v1/invoices?since=2026-11-26T11:00:00+02:00&page=2',
      }),
    ]),
    says: [
      'error: …: the link to the next page, "…+02:00&page=2", has "since" as "2026-11-26T11:00:00 02:00"',
    ],
  },
  {
    when: 'a next page brought what came in after the first one, and it comes again, which is for P-14 to tell',
    trace: traceOf(policy, [
      first,
      listed('a', list([item('new', { id: 9 })], linkTo('since_id=7&page=2')), since),
      listed('a', list([item('newest', { id: 10 }), item('less new', { id: 8 })]), {
        ...since,
        page: 2,
        target: '/api/v1/invoices?since_id=7&page=2',
      }),
      listed('a', list([item('newest', { id: 10 })]), { values: { since_id: '9' } }),
    ]),
  },
  {
    when: 'an item changed since and comes with its new values',
    trace: traceOf(policy, [first, listed('a', list([item('old', { id: 7, text: 'changed' })]), since)]),
  },
  {
    when: 'several empty lists lie between the state and its answer',
    trace: traceOf(policy, [
      first,
      listed('a', list([]), since),
      listed('a', list([]), since),
      listed('a', list([old]), since),
    ]),
    says: ['error: …brought an item again'],
  },
  {
    when: 'no state was ever sent',
    trace: traceOf(policy, [listed('a', list([])), listed('a', list([]))]),
    says: ['skip: no list was asked for with a state'],
  },
]);
