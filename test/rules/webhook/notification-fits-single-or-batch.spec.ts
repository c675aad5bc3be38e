import type { Json } from '../../../src/model.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, token, traceOf } from '../story.ts';

const single = webhookTrigger();
const batch = webhookTrigger({ delivery: 'batch', notification: { dynamic: false } });
const list = webhookTrigger({ notification: { dynamic: false, schema: { type: 'array', items: {} } } });
const untyped = webhookTrigger({ notification: { dynamic: false } });
const sent = (body: Json, trigger = single) =>
  traceOf(trigger, [register('s1'), event('one'), event('two'), notify('s1', [], { body })]);
const one = { alarm: token('one') };
const two = { alarm: token('two') };

describeRule('C-05', [
  {
    when: 'each event comes by itself',
    trace: traceOf(single, [register('s1'), event('one'), notify('s1', ['one'])]),
  },
  {
    when: 'two events come in one notification',
    trace: sent({ alarm: token('one'), more: [two] }),
    says: ['error: One notification of a `single` trigger holds 2 events'],
  },
  {
    when: 'the notification of a `single` trigger is an array',
    trace: sent([one]),
    says: [
      'error: The root of the notification is an array; the trigger is declared `single`, whose schema declares object',
    ],
  },
  {
    when: 'no schema is declared and it is an array',
    trace: sent([one], untyped),
    says: ['error: …is an array'],
  },
  { when: 'an array is declared for a `single` trigger', trace: sent([one], list) },
  {
    when: 'an array is declared and an object comes',
    trace: sent(one, list),
    says: ['error: The root of the notification is no array, and the schema declares one'],
  },
  { when: 'a batch is an array', trace: sent([one, two], batch) },
  { when: 'a batch is an array in an object', trace: sent({ value: [one, two] }, batch) },
  {
    when: 'a batch is a lone object',
    trace: sent(one, batch),
    says: ['error: The trigger is declared `batch`, and the notification holds no array'],
  },
  {
    when: 'a thing that grows tells of the earlier event too',
    trace: traceOf(single, [
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      event('two'),
      notify('s1', ['one', 'two']),
    ]),
  },
]);
