import type { Json } from '../../../src/model.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, token, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const sent = (body: Json, definition = trigger) =>
  traceOf(definition, [register('s1'), event('one'), notify('s1', ['one'], { body })]);

describeRule('C-04', [
  { when: 'the types hold and there is more than declared', trace: sent({ alarm: token('one'), zone: 3 }) },
  {
    when: 'a required property is missing',
    trace: sent({ at: token('one') }),
    says: ['error: The notification departs from the schema: the root misses the required property "alarm"'],
  },
  {
    when: 'an object stands where text is declared',
    trace: sent({ alarm: { text: token('one') } }),
    says: ['error: …/alarm is an object where the definition declares string'],
  },
  {
    when: 'a property that may not be null is',
    trace: sent({ alarm: token('one'), at: null }),
    says: ['error: …/at is null where the definition declares string'],
  },
  {
    when: 'a ping of another shape comes before',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { body: { zen: 'x' } }),
      event('one'),
      notify('s1', ['one']),
    ]),
    says: ['error: …misses the required property "alarm"'],
  },
  {
    when: 'the schema is fetched at design time',
    trace: sent(
      { other: token('one') },
      webhookTrigger({ notification: { dynamic: true, schema: { type: 'string' } } }),
    ),
    says: ['skip: the definition declares no schema for the notification'],
  },
  {
    when: 'the body is no JSON, which is for C-03 to tell',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', [], { text: token('one') })]),
    says: ['skip: because C-03 failed'],
  },
]);
