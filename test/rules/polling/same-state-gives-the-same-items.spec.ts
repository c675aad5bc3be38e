import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  item,
  later,
  list,
  listed,
  location,
  news,
  poll,
  quiet,
  SETTLE,
  traceOf,
} from '../story.ts';

const native = nativeTrigger();
const policy = policyTrigger();
const settled = later(SETTLE);
const again = { state: 'replayed', target: '/api/v1/voicemails?since=0' } as const;
const read = [quiet('a'), event('one'), quiet('a'), news('a', ['one'], { location: location(1) })];
const since = (id: number) => ({ values: { since_id: String(id) } });
const listedOnce = [
  listed('a', list([item('old', { id: 1 })])),
  event('one'),
  listed('a', list([item('one', { id: 2 })]), since(1)),
];
const relisted = (items: readonly string[]) =>
  listed('a', list(items.map((n) => item(n, { id: 2 }))), { ...since(1), state: 'replayed' });

describeRule('P-17', [
  { when: 'the item comes again', trace: traceOf(native, [...read, settled, news('a', ['one'], {}, again)]) },
  {
    when: 'the item comes again, and a newer one with it',
    trace: traceOf(native, [...read, event('two'), settled, news('a', ['one', 'two'], {}, again)]),
  },
  {
    when: 'the first read used the item up',
    trace: traceOf(native, [...read, settled, quiet('a', {}, again)]),
    says: [
      'error: GET /api/v1/voicemails?since=0 had brought 1 event of ours, and the same request again brought none of them',
    ],
  },
  {
    when: 'the state is refused the second time',
    trace: traceOf(native, [...read, settled, poll('a', { status: 404 }, again)]),
    says: ['error: GET …had brought an event, and the same request again was answered 404'],
  },
  {
    when: 'the service is busy the second time',
    trace: traceOf(native, [...read, settled, poll('a', { status: 503 }, again)]),
  },
  {
    when: 'the service throttles the second time',
    trace: traceOf(native, [...read, settled, poll('a', { status: 429 }, again)]),
  },
  {
    when: 'another replica answers, which may lag as long as events take',
    trace: traceOf(native, [...read, quiet('a', {}, again)]),
  },
  {
    when: 'another replica lagged, and had the item once it must be visible',
    trace: traceOf(native, [...read, quiet('a', {}, again), settled, news('a', ['one'], {}, again)]),
  },
  {
    when: 'a thing that changed again stands for its last change',
    trace: traceOf(native, [
      ...read,
      event('two'),
      settled,
      news('a', [], { body: [item('two', { id: 7 })] }, again),
    ]),
  },
  {
    when: 'a service that hands over one at a time gives the same one',
    trace: traceOf(nativeTrigger({ delivery: 'single', responses: {} }), [
      quiet('a'),
      event('one'),
      event('two'),
      news('a', [], { body: item('one'), location: location(1) }),
      settled,
      news('a', [], { body: item('one') }, again),
    ]),
  },
  {
    when: 'the state is another one, so that nothing need come again',
    trace: traceOf(native, [
      ...read,
      settled,
      quiet('a', {}, { ...again, target: '/api/v1/voicemails?since=9' }),
    ]),
    says: ['skip: no state that had brought an event of ours was polled again'],
  },
  {
    when: 'only items of others came the first time',
    trace: traceOf(native, [
      quiet('a'),
      news('a', [], { body: [item('x')], location: location(1) }),
      event('one'),
      quiet('a', {}, again),
    ]),
    says: ['skip: no state that had brought an event of ours'],
  },
  { when: 'a list is the same again', trace: traceOf(policy, [...listedOnce, settled, relisted(['one'])]) },
  {
    when: 'the pages behind the first are not followed again',
    trace: traceOf(policy, [
      ...listedOnce,
      listed('a', list([item('two', { id: 3 })]), { ...since(1), page: 2 }),
      settled,
      relisted(['one']),
    ]),
  },
  {
    when: 'a list is empty the second time',
    trace: traceOf(policy, [...listedOnce, settled, relisted([])]),
    says: ['error: GET /api/v1/invoices?since_id=1 had brought 1 event of ours, and …brought none'],
  },
  {
    when: 'newer items have pushed it off the page of a list',
    trace: traceOf(policy, [
      ...listedOnce,
      event('two'),
      listed('a', list([item('two', { id: 3 })]), since(2)),
      settled,
      relisted([]),
    ]),
    says: ['skip: no state that had brought an event of ours'],
  },
]);
