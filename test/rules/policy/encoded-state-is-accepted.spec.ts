import { policyTrigger } from '../../samples/triggers.ts';
import { describeRule, item, list, listed, traceOf } from '../story.ts';

const policy = policyTrigger();
const since = (value: string) => ({ values: { since_id: value } });
const time = since('2026-11-26T09:00:00+02:00');
const first = listed('a', list([item('old', { id: 1 })]));

describeRule('PP-11', [
  { when: 'the encoded state is accepted', trace: traceOf(policy, [first, listed('a', list([]), time)]) },
  {
    when: 'a quote is accepted',
    trace: traceOf(policy, [first, listed('a', list([]), since("id gt '7'"))]),
  },
  {
    when: 'the encoded state is refused',
    trace: traceOf(policy, [first, listed('a', { status: 400, text: 'bad date' }, time)]),
    says: [
      "error: GET /api/v1/invoices?since_id=2026-11-26T09%3A00%3A00%2B02%3A00, with the state that the service's own list gave, was answered 400 bad date",
    ],
  },
  {
    when: 'the encoded state is refused as not to be processed',
    trace: traceOf(policy, [first, listed('a', { status: 422 }, time)]),
    says: ['error: GET …was answered 422'],
  },
  {
    when: 'a plain state is refused, which is for PP-04 to tell',
    trace: traceOf(policy, [first, listed('a', { status: 400 }, since('7'))]),
    says: ['skip: no state held a character that must be percent-encoded'],
  },
  { when: 'the service fails', trace: traceOf(policy, [first, listed('a', { status: 503 }, time)]) },
  { when: 'the service throttles', trace: traceOf(policy, [first, listed('a', { status: 429 }, time)]) },
  {
    when: 'lists without a state are refused too, which is for PP-07 to tell',
    trace: traceOf(policy, [listed('a', { status: 400 }), listed('a', { status: 400 }, time)]),
  },
]);
