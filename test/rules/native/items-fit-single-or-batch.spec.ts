import { nativeTrigger } from '../../samples/triggers.ts';
import { type Answer, describeRule, event, item, news, poll, quiet, traceOf } from '../story.ts';

const batch = nativeTrigger({ responses: {} });
const single = nativeTrigger({ delivery: 'single', responses: {} });
const one = (name: string, answer: Answer = {}) => news('a', [], { body: item(name), ...answer });

describeRule('P-18', [
  {
    when: 'a batch is one array',
    trace: traceOf(batch, [quiet('a'), event('one'), event('two'), news('a', ['one', 'two'])]),
  },
  {
    when: 'a batch is an array in an object',
    trace: traceOf(batch, [quiet('a'), event('one'), news('a', [], { body: { value: [item('one')] } })]),
  },
  {
    when: 'a batch comes as a lone object',
    trace: traceOf(batch, [quiet('a'), event('one'), one('one')]),
    says: ['error: The trigger is declared `batch`, and the 200 carries no array'],
  },
  {
    when: 'single items come as an array',
    trace: traceOf(single, [quiet('a'), event('one'), news('a', ['one'])]),
    says: ['error: The trigger is declared `single`, and the 200 carries an array'],
  },
  {
    when: 'one object holds two events',
    trace: traceOf(single, [
      quiet('a'),
      event('one'),
      event('two'),
      news('a', [], { body: { value: [item('one'), item('two')] } }),
    ]),
    says: ['error: The trigger is declared `single`, and one 200 carries 2 events'],
  },
  {
    when: 'one object grows with each event',
    trace: traceOf(single, [
      quiet('a'),
      event('one'),
      news('a', [], { body: { thread: [item('one')] } }),
      event('two'),
      news('a', [], { body: { thread: [item('one'), item('two')] } }),
    ]),
  },
  {
    when: 'single items come one by one, the next at once while more are waiting',
    trace: traceOf(single, [
      quiet('a'),
      quiet('b'),
      event('one'),
      event('two'),
      news('b', [], { body: item('one'), retryAfter: '0' }),
      news('b', [], { body: item('two') }),
      one('one', { retryAfter: '0' }),
      one('two'),
    ]),
  },
  {
    when: 'another is waiting and the platform is sent away, which only slows',
    trace: traceOf(single, [
      quiet('a'),
      quiet('b'),
      event('one'),
      event('two'),
      news('b', [], { body: item('one'), retryAfter: '0' }),
      news('b', [], { body: item('two') }),
      one('one', { retryAfter: '60' }),
      one('two'),
    ]),
    says: [
      'warning: 1 more event was waiting, and the 200 carries Retry-After: 60 instead of Retry-After: 0',
    ],
  },
  {
    when: 'the next item was still in a queue when the first was handed over',
    trace: traceOf(single, [quiet('a'), event('one'), event('two'), one('one'), one('two')]),
  },
  {
    when: 'no 200 with JSON came',
    trace: traceOf(batch, [quiet('a'), poll('a', { status: 200, text: '<html>' })]),
    says: ['skip: no poll was answered 200 with a JSON body'],
  },
]);
