import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, later, list, listed, news, quiet, traceOf, watch } from '../story.ts';

const native = nativeTrigger();
const policy = policyTrigger();

const brings = (first: number, ...names: string[]) =>
  news('a', names, { body: names.map((name, i) => item(name, { id: first + i })) });

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
    when: 'nobody received it, and others of the run show that `settle` and `emit` are right',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      watch('a', ['one']),
      later(2000),
      event('two'),
      event('three'),
      news('a', ['three']),
      watch('a', ['two', 'three']),
    ]),
    says: [
      'error: …(token "tp-one."); others did arrive, so that `settle` and `emit` seem right',
      'error: …(token "tp-two."); 1 of the 2 events that came close together reached the chain',
    ],
  },
  {
    when: 'it was passed by one with a higher number, long before it was there',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      event('two'),
      event('three'),
      brings(1, 'one', 'two', 'three'),
      later(1500),
      event('five'),
      brings(5, 'five'),
      later(1500),
      event('four', { earlier: 1540 }),
      quiet('a'),
      watch('a', ['four']),
      news('b', ['four'], { body: [item('four', { id: 4 })] }),
    ]),
    says: [
      'error: …(token "tp-four."); a poll brought an item with a higher /id before the event was there, so items become visible out of the order of /id',
    ],
  },
  {
    when: '`emit` causes something that the inputs leave out',
    trace: traceOf(native, [quiet('a'), event('one'), quiet('a'), watch('a', ['one'])], {
      trigger: { mismatches: [{ input: 'mailbox', wanted: '"sales"', sent: '"support"' }] },
    }),
    says: ['error: …The input "mailbox" is "sales" and `emit` sends "support": that may be another event'],
  },
]);
