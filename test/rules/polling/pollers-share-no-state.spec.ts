import { nativeTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, later, news, poll, quiet, SETTLE, traceOf } from '../story.ts';

const native = nativeTrigger();
const single = nativeTrigger({ delivery: 'single', responses: {} });
const settled = later(SETTLE);
const both = [quiet('a'), quiet('b'), event('one'), event('two')];

describeRule('P-29', [
  {
    when: 'both chains receive both events',
    trace: traceOf(native, [...both, news('a', ['one', 'two']), news('b', ['one', 'two'])]),
  },
  {
    when: 'the chain that asks later receives none',
    trace: traceOf(native, [...both, news('a', ['one', 'two']), settled, quiet('b')]),
    says: ['error: A second chain received none of the 2 events that another chain had received before it'],
  },
  {
    when: 'the chain that asks later was asked only while a replica may lag',
    trace: traceOf(native, [...both, news('a', ['one', 'two']), quiet('b')]),
    says: ['skip: no event was seen by one chain before another polled for it'],
  },
  {
    when: 'the chain that received none had asked in vain before the other one received any',
    trace: traceOf(native, [...both, settled, quiet('a'), news('b', ['one', 'two']), settled, quiet('a')]),
    says: ['skip: no event was seen by one chain before another polled for it'],
  },
  {
    when: 'the chain that asks later had asked too early, too',
    trace: traceOf(native, [...both, quiet('b'), news('a', ['one', 'two']), settled, quiet('b')]),
    says: ['error: A second chain received none of the 2 events'],
  },
  {
    when: 'the chain that asks later misses one of two, so that it has a state of its own',
    trace: traceOf(native, [...both, news('a', ['one', 'two']), settled, news('b', ['two'])]),
  },
  {
    when: 'the chain that asks later fails from then on',
    trace: traceOf(native, [...both, news('a', ['one', 'two']), settled, poll('b', { status: 503 })]),
    says: ['skip: no event was seen'],
  },
  {
    when: 'only one event shows it, which any loss would',
    trace: traceOf(native, [quiet('a'), quiet('b'), event('one'), news('a', ['one']), settled, quiet('b')]),
    says: ['skip: no event was seen'],
  },
  {
    when: 'the other chain began after the events',
    trace: traceOf(native, [
      quiet('a'),
      event('one'),
      event('two'),
      news('a', ['one', 'two']),
      settled,
      quiet('b'),
      quiet('b'),
    ]),
    says: ['skip: no event was seen'],
  },
  {
    when: 'a service that hands over one at a time is behind on one chain',
    trace: traceOf(single, [
      ...both,
      news('a', [], { body: item('one') }),
      news('a', [], { body: item('two') }),
      settled,
      news('b', [], { body: item('one'), retryAfter: '0' }),
    ]),
  },
]);
