import { policyTrigger } from '../../samples/triggers.ts';
import { describeRule, item, list, listed, traceOf } from '../story.ts';

const policy = policyTrigger();

describeRule('PP-03', [
  { when: 'the root is an object', trace: traceOf(policy, [listed('a', list([]))]) },
  {
    when: 'the root is an array',
    trace: traceOf(policy, [listed('a', { status: 200, body: [item('one')] })]),
    says: ['error: The root of the list is an array, not an object'],
  },
  {
    when: 'the root is null',
    trace: traceOf(policy, [listed('a', { status: 200, body: null })]),
    says: ['error: The root of the list is null'],
  },
  {
    when: 'no list is JSON, which is for PP-04 to tell',
    trace: traceOf(policy, [listed('a', { status: 200, text: '<html>' })]),
    says: ['skip: no list was answered with JSON'],
  },
]);
