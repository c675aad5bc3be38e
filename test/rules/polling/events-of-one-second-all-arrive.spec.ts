import { nativeTrigger, policyTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  item,
  later,
  list,
  listed,
  news,
  poll,
  quiet,
  SETTLE,
  traceOf,
  watch,
} from '../story.ts';

const native = nativeTrigger();
const single = nativeTrigger({ delivery: 'single', responses: {} });
const long = later(1500);

/** An event before a poll and one after it, within a second; then one long after. */
const close = [quiet('a'), event('one'), news('a', ['one']), event('two')];

const brings = (first: number, ...names: string[]) =>
  news('a', names, { body: names.map((name, i) => item(name, { id: first + i })) });

/** While the step of `slow` is not answered, a poll brings 5. */
const passed = (id: number) =>
  traceOf(native, [
    quiet('a'),
    event('one'),
    event('two'),
    event('three'),
    brings(1, 'one', 'two', 'three'),
    event('five'),
    brings(5, 'five'),
    event('slow', { earlier: 30 }),
    quiet('a'),
    watch('a', ['slow']),
    news('b', ['slow'], { body: [item('slow', { id })] }),
  ]);

describeRule('P-16', [
  { when: 'both arrive', trace: traceOf(native, [...close, news('a', ['two']), watch('a', ['two'])]) },
  {
    when: 'the one behind the poll is lost, and a later one is not',
    trace: traceOf(native, [
      ...close,
      quiet('a'),
      watch('a', ['two']),
      long,
      event('three'),
      news('a', ['three']),
      watch('a', ['three']),
    ]),
    says: [
      'error: 1 of 1 events that came within a second after one that a poll had brought never arrived on the chain, and every other event did',
    ],
  },
  {
    when: 'the one behind the poll is lost, and nobody waited for a last one',
    trace: traceOf(native, [...close, quiet('a'), watch('a', ['two']), long, event('three')]),
    says: ['error: 1 of 1 events that came within a second'],
  },
  {
    when: 'from one event on nothing arrives any more: the chain has stopped, which is for P-15 to tell',
    trace: traceOf(native, [
      ...close,
      event('three'),
      event('four'),
      quiet('a'),
      watch('a', ['two', 'three', 'four']),
    ]),
  },
  {
    when: 'the one that is lost was passed by a higher number before it was there',
    trace: passed(4),
    says: [
      'error: 1 of 2 events that came …, and every other event did: a poll brought an item with a higher /id before the event was there, so items become visible out of the order of /id',
    ],
  },
  {
    when: 'the one that is lost has the higher number, so that nothing passed it',
    trace: passed(6),
    says: ['error: 1 of 2 events that came within a second after one that a poll had brought never arrived'],
  },
  {
    when: 'others are lost too: the second is not the cause',
    trace: traceOf(native, [
      ...close,
      quiet('a'),
      watch('a', ['two']),
      long,
      event('three'),
      quiet('a'),
      watch('a', ['three']),
    ]),
  },
  {
    when: 'the lost one came long after',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      news('a', ['one']),
      long,
      event('two'),
      watch('a', ['two']),
    ]),
    says: ['skip: no event came within a second after one that a poll had brought'],
  },
  {
    when: 'no poll lies between the two',
    trace: traceOf(native, [quiet('a'), event('one'), event('two'), news('a', ['two']), watch('a', ['one'])]),
    says: ['skip: no event came within a second'],
  },
  {
    when: 'nobody waited for the one that is missing',
    trace: traceOf(native, [...close, quiet('a'), watch('a', ['two'], SETTLE / 2)]),
  },
  {
    when: 'a service that hands over one at a time had not come to it',
    trace: traceOf(single, [
      quiet('a'),
      event('one'),
      event('two'),
      news('a', [], { body: item('one') }),
      event('three'),
      watch('a', ['three'], SETTLE * 2),
      news('a', [], { body: item('two'), retryAfter: '0' }),
    ]),
  },
  {
    when: 'the service throttles to the end',
    trace: traceOf(native, [...close, poll('a', { status: 429 }), watch('a', ['two'])]),
  },
  {
    when: 'the events share the newest state of a list, which is for PP-09 to tell',
    trace: traceOf(policyTrigger(), [
      listed('a', list([item('old', { id: 1 })])),
      event('one'),
      listed('a', list([item('one', { id: 5 })]), { values: { since_id: '1' } }),
      event('two'),
      listed('a', list([]), { values: { since_id: '5' } }),
      watch('a', ['two']),
      listed('b', list([item('two', { id: 5 }), item('one', { id: 5 })])),
    ]),
    says: ['skip: no event came within a second'],
  },
]);
