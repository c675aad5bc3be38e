import { policyTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, later, list, listed, SETTLE, type Step, traceOf } from '../story.ts';

const policy = policyTrigger({ responses: {} });

/** The last event is in a list with a state, and not in one without. */
const newestIsMissing = (last: Step, lists = [item('one', { id: 2 })]) =>
  traceOf(policy, [
    listed('a', list([item('old', { id: 1 })])),
    event('one'),
    last,
    listed('a', list([item('two', { id: 3 }), item('one', { id: 2 })]), { values: { since_id: '1' } }),
    later(SETTLE),
    listed('b', list(lists)),
  ]);

describeRule('PP-07', [
  {
    when: 'the list without a state holds the newest item',
    trace: traceOf(policy, [listed('a', list([item('old')]))]),
  },
  {
    when: 'the list is empty though an event was there for long',
    trace: traceOf(policy, [event('one'), later(SETTLE + 1), listed('a', list([]))]),
    says: ['error: GET /api/v1/invoices came after an event and lists nothing'],
  },
  {
    when: 'the list is empty while the event is still in a queue',
    trace: traceOf(policy, [event('one'), listed('a', list([]))]),
    says: ['skip: the policy carries no state, or no first list'],
  },
  {
    when: 'the list is empty though another chain has seen the event',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([item('one', { id: 2 })]), { values: { since_id: '1' } }),
      listed('b', list([])),
    ]),
    says: ['error: GET /api/v1/invoices…'],
  },
  {
    when: 'the list without a state is the oldest page',
    trace: newestIsMissing(event('two')),
    says: [
      'error: GET /api/v1/invoices lists 1 item, and not the newest one, which another list had brought',
    ],
  },
  {
    when: 'the list without a state lacks the newest for it has another order, which is PP-05’s to tell',
    trace: newestIsMissing(event('two'), [item('old', { id: 1 }), item('one', { id: 2 })]),
  },
  {
    when: 'the list without a state ends before one of two that were caused side by side',
    trace: newestIsMissing(event('two', { earlier: 30 })),
  },
  {
    when: 'a list without a state is refused',
    trace: traceOf(policy, [listed('a', { status: 422, text: 'since_id is required' })]),
    says: ['error: GET /api/v1/invoices, without a state, was answered 422 since_id is required'],
  },
  {
    when: 'the field that makes the state is missing',
    trace: traceOf(policy, [listed('a', list([{ number: 1 }]))]),
    says: ['error: The expression of "since_id", @{triggerBody().value[0].id}, has no value'],
  },
  {
    when: 'the field that makes the state is null',
    trace: traceOf(policy, [listed('a', list([{ id: null }]))]),
    says: ['error: The expression of "since_id"'],
  },
  {
    when: 'the account is empty',
    trace: traceOf(policy, [listed('a', list([]))]),
    says: ['skip: the policy carries no state, or no first list'],
  },
]);
