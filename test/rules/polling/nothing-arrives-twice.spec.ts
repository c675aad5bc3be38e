import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, list, listed, news, quiet, traceOf } from '../story.ts';

const native = nativeTrigger();
const threads = nativeTrigger({ responses: {} });
const both = { perEmit: 2 };

describeRule('P-14', [
  {
    when: 'each event arrives once on each chain',
    trace: traceOf(native, [quiet('a'), quiet('b'), event('one'), news('a', ['one']), news('b', ['one'])]),
  },
  {
    when: 'an event arrives with two polls of a chain',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one']),
      event('two'),
      news('a', ['one', 'two']),
    ]),
    says: ['error: One event arrived 2 times along a chain and should arrive once; the repeat came with GET'],
  },
  {
    when: 'an event stands twice in one answer',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one', 'one'])]),
    says: ['error: One event arrived 2 times'],
  },
  {
    when: 'an event stands on two pages of one list',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' } }),
      listed('a', list([item('one', { id: 2 })]), {
        values: { since_id: '1' },
        page: 2,
        target: '/api/v1/invoices?since_id=1&page=2',
      }),
    ]),
    says: [
      'error: One event arrived 2 times along a chain and should arrive once; the repeat came with GET /api/v1/invoices?since_id=1&page=2, a next page of the same list',
    ],
  },
  {
    when: 'a next page brought an event that came in after the first one, and the next list brings it again',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' } }),
      event('two'),
      listed('a', list([item('two', { id: 3 }), item('one', { id: 2 })]), {
        values: { since_id: '1' },
        page: 2,
        target: '/api/v1/invoices?since_id=1&page=2',
      }),
      listed('a', list([item('two', { id: 3 })]), { values: { since_id: '2' } }),
    ]),
    says: [
      'error: One event arrived 2 times…, a next page of the same list',
      'error: One event arrived 2 times…; the repeat came with GET /api/v1/invoices?since_id=2; GET /api/v1/invoices?since_id=1&page=2, a next page, had brought it too early, for it came in after the first page',
    ],
  },
  {
    when: 'one event rightly makes two items',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one']), news('a', ['one'])], {
      trigger: both,
    }),
  },
  {
    when: 'one event makes three items instead of two',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', ['one', 'one', 'one'])], { trigger: both }),
    says: ['error: One event arrived 3 times along a chain and should arrive 2 times'],
  },
  {
    when: 'an item changes with each event and repeats its id',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', [], { body: [item('one', { id: 1 })] }),
      event('two'),
      news('a', [], { body: [item('two', { id: 1 })] }),
    ]),
  },
  {
    when: 'an item grows with each event and tells of the earlier ones too',
    trace: traceOf(threads, [
      quiet('a'),
      event('one'),
      news('a', [], { body: [{ thread: [item('one')] }] }),
      event('two'),
      news('a', [], { body: [{ thread: [item('one'), item('two')] }] }),
    ]),
  },
  {
    when: 'another trigger’s event comes twice',
    trace: traceOf(native, [
      quiet('a'),
      event('other', { relation: 'possible' }),
      news('a', ['other', 'other']),
    ]),
    says: ['error: One event arrived 2 times'],
  },
  {
    when: 'nothing that arrives can be told apart',
    trace: traceOf(native, [quiet('a'), event('one'), news('a', [], { body: [{ id: 1 }] })]),
    says: ['skip: what arrives bears neither the token nor an id of the event'],
  },
  {
    when: 'the list that gave the baseline and the next one both show the event: the first fires nothing',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' } }),
      listed('a', list([]), { values: { since_id: '2' } }),
      listed('b', list([item('one', { id: 2 })])),
      listed('b', list([]), { values: { since_id: '2' } }),
    ]),
  },
]);
