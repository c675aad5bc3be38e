import { policyTrigger } from '../../samples/triggers.ts';
import { describeRule, item, list, listed, traceOf } from '../story.ts';

const policy = policyTrigger();
const old = item('old', { id: 7 });
const first = listed('a', list([old, item('older', { id: 6 })]));
const since = { values: { since_id: '7' } };

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
      listed('a', list([item('new', { id: 8 })]), since),
      listed('a', list([old]), { ...since, page: 2 }),
    ]),
    says: ['error: …brought an item again'],
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
