import { nativeTrigger, webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, item, news, notify, quiet, register, token, traceOf } from '../story.ts';

const native = nativeTrigger();
const trigger = webhookTrigger();
const batchHook = webhookTrigger({ delivery: 'batch', notification: { dynamic: false } });
const wanted = { expect: { '/text': `hello ${token('one')}` } };
const alarm = { expect: { '/alarm': token('one') } };

describeRule('V-01', [
  {
    when: 'the polled item holds the expected value',
    trace: traceOf(native, [quiet('a'), event('one', wanted), news('a', ['one'])]),
  },
  {
    when: 'the polled item holds another value',
    trace: traceOf(native, [
      quiet('a'),
      event('one', wanted),
      news('a', [], { body: [item('one', { text: `hello ${token('one')}, cut` })] }),
    ]),
    says: [
      'error: /text of the item is "hello tp-one., cut", and the event was caused so that it is "hello tp-one."',
    ],
  },
  {
    when: 'the polled item lacks the value',
    trace: traceOf(native, [quiet('a'), event('one', { expect: { '/seconds': 3 } }), news('a', ['one'])]),
    says: ['error: /seconds of the item is missing'],
  },
  {
    when: 'a number comes as text',
    trace: traceOf(native, [
      quiet('a'),
      event('one', { expect: { '/seconds': 3 } }),
      news('a', [], { body: [item('one', { seconds: '3' })] }),
    ]),
    says: ['error: /seconds of the item is "3"'],
  },
  {
    when: 'the event happened for another trigger',
    trace: traceOf(native, [
      quiet('a'),
      event('one', { ...wanted, relation: 'possible' }),
      news('a', [], { body: [item('one', { text: token('one') })] }),
    ]),
    says: ['skip: no `expect` is configured'],
  },
  {
    when: 'the notification holds the expected value',
    trace: traceOf(trigger, [register('s1'), event('one', alarm), notify('s1', ['one'])]),
  },
  {
    when: 'the notification holds another value',
    trace: traceOf(trigger, [
      register('s1'),
      event('one', alarm),
      notify('s1', [], { body: { alarm: `${token('one')}?` } }),
    ]),
    says: ['error: /alarm of the item is "tp-one.?"'],
  },
  {
    when: 'one of two elements, told by their ids, holds another value',
    trace: traceOf(
      batchHook,
      [
        register('s1'),
        event('one', { ids: ['1'], expect: { '/alarm': 'fire' } }),
        event('two', { ids: ['2'], expect: { '/alarm': 'flood' } }),
        notify('s1', [], {
          body: [
            { id: 1, alarm: 'fire' },
            { id: 2, alarm: 'fire' },
          ],
        }),
      ],
      { trigger: { arrivedId: '/id' } },
    ),
    says: ['error: /alarm of the item is "fire", and the event was caused so that it is "flood"'],
  },
  {
    when: 'an item without the value that marks the event is all that the polls bring',
    trace: traceOf(native, [
      quiet('a'),
      event('one', wanted),
      news('a', [], { body: [{ id: 1, text: 'cut' }] }),
    ]),
    says: ['error: /text of the item is "cut", and the event was caused so that it is "hello tp-one."'],
  },
  {
    when: 'such an item came before the event, and nothing after it',
    trace: traceOf(native, [
      quiet('a'),
      news('a', [], { body: [{ id: 1, text: 'cut' }] }),
      event('one', wanted),
      quiet('a'),
    ]),
    says: ['skip: no `expect` is configured'],
  },
  {
    when: 'a notification without the value that marks the event is all that arrives',
    trace: traceOf(trigger, [
      register('s1'),
      event('one', alarm),
      notify('s1', [], { body: { alarm: 'cut' } }),
    ]),
    says: ['error: /alarm of the item is "cut", and the event was caused so that it is "tp-one."'],
  },
]);
