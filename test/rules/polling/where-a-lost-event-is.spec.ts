import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, later, list, listed, news, quiet, traceOf, watch } from '../story.ts';

const native = nativeTrigger();
const policy = policyTrigger();

/** What nothing-is-lost says of the place of an event that did not arrive. */
describeRule('P-15', [
  {
    when: 'another chain received it',
    trace: traceOf(native, [
      quiet('a'),
      quiet('b'),
      event('one'),
      news('a', ['one']),
      quiet('b'),
      watch('b', ['one']),
      event('two'),
      news('b', ['two']),
      watch('b', ['two']),
    ]),
    says: ['error: An event was caused and no poll of the chain brought it …; another chain received it'],
  },
  {
    when: 'the list without a state holds what the one with a state keeps out',
    trace: traceOf(policy, [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([]), { values: { since_id: '1' } }),
      watch('a', ['one']),
      listed('fresh', list([item('one', { id: 2 }), item('old', { id: 1 })])),
    ]),
    says: ['error: …; the list without a state holds it (exchange 5), so "since_id" keeps it out'],
  },
  {
    when: 'others of the same burst arrived, so that neither `settle` nor `emit` is at fault',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      event('two'),
      event('three'),
      news('a', ['one', 'three']),
      watch('a', ['one', 'two', 'three']),
    ]),
    says: [
      'error: An event was caused and no poll of the chain brought it within 1 s (token "tp-two."); 2 of the 3 events that came close together reached the chain',
    ],
  },
  {
    when: 'the event that arrived came long before',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one']),
      later(2000),
      event('two'),
      watch('a', ['two']),
    ]),
    says: ['error: …(token "tp-two."). If the service is slower than that, set `settle`'],
  },
  {
    when: '`emit` causes something that the inputs leave out',
    trace: traceOf(native, [quiet('a'), event('one'), quiet('a'), watch('a', ['one'])], {
      trigger: { mismatches: [{ input: 'mailbox', wanted: '"sales"', sent: '"support"' }] },
    }),
    says: ['error: …The input "mailbox" is "sales" and `emit` sends "support": that may be another event'],
  },
]);
