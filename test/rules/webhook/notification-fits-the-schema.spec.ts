import type { Json } from '../../../src/model.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { asks, describeRule, designed, event, notify, register, token, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const sent = (body: Json, definition = trigger) =>
  traceOf(definition, [register('s1'), event('one'), notify('s1', ['one'], { body })]);

const dynamic = { operationId: 'Design', 'value-path': 'schema' };
/** The notification's `alarm` has fields that are fetched; `gives` is what the designer gets. */
const fetched = (gives: Json, alarm: Json, more: { readonly whole?: true; readonly other?: true } = {}) => {
  const place = { 'x-ms-dynamic-schema': dynamic };
  const call = asks('x-ms-dynamic-schema', { valuePath: 'schema' });
  const elsewhere = {
    ...call,
    pointer: '/elsewhere',
    call: { ...call.call, arguments: { of: { value: 1 } } },
  };
  const definition = webhookTrigger({
    dynamic: [call, ...(more.other === undefined ? [] : [elsewhere as typeof call])],
    definitions: { Alarm: place },
    notification:
      more.whole === true
        ? { dynamic: true, schema: { type: 'object', properties: { alarm: place } } }
        : {
            dynamic: false,
            schema: { type: 'object', properties: { alarm: { $ref: '#/definitions/Alarm' } } },
          },
  });
  return traceOf(definition, [
    register('s1'),
    event('one'),
    notify('s1', ['one'], { body: { alarm, token: token('one') } }),
    designed('x-ms-dynamic-schema', { body: { schema: gives } }),
  ]);
};
const floor = { type: 'object', required: ['floor'], properties: { floor: { type: 'integer' } } };
const departs = 'The notification departs from the schema that was fetched at design time: ';

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
    when: 'every registration is followed by a ping, that with other inputs too, which is W-14’s to tell',
    trace: traceOf(trigger, [
      ...['s1', 's2'].flatMap((id) => [register(id), notify(id, [], { body: { zen: 'x' } })]),
      register('s3', {}, { kind: 'otherInputs' }),
      notify('s3', [], { body: { zen: 'x' } }),
      event('one'),
      ...['s1', 's2'].map((id) => notify(id, ['one'])),
    ]),
  },
  {
    when: 'the schema is fetched at design time',
    trace: sent(
      { other: token('one') },
      webhookTrigger({ notification: { dynamic: true, schema: { type: 'string' } } }),
    ),
    says: ['skip: the definition declares no schema for the notification'],
  },
  { when: 'what was fetched holds', trace: fetched(floor, { floor: 3 }) },
  {
    when: 'what was fetched may be null',
    trace: fetched(
      { type: 'object', properties: { floor: { type: 'integer', 'x-nullable': true } } },
      { floor: null },
    ),
  },
  {
    when: 'what was fetched does not hold',
    trace: fetched(floor, { floor: 'third' }),
    says: [`warning: ${departs}/alarm/floor is string where the definition declares integer`],
  },
  {
    when: 'the whole schema is fetched, and does not hold',
    trace: fetched(floor, {}, { whole: true }),
    says: [`warning: ${departs}/alarm misses the required property "floor"`],
  },
  { when: 'no schema was given, which is for T-03 to tell', trace: fetched(['floor'], { floor: 'third' }) },
  { when: 'it is null: there is none', trace: fetched(null, { floor: 'third' }) },
  {
    when: 'other places ask the same operation for something else',
    trace: fetched(floor, { floor: 'third' }, { other: true }),
  },
  {
    when: 'the body is no JSON, which is for C-03 to tell',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', [], { text: token('one') })]),
    says: ['skip: because C-03 failed'],
  },
]);
