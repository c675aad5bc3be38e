import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-10', [
  { when: 'the body fits', trace: traceOf(trigger, [register('s1')]) },
  {
    when: 'a type differs',
    trace: traceOf(trigger, [register('s1', { body: { id: 1 } })]),
    says: [
      'error: The answer to the registration departs from the schema: /id is number where the definition declares string',
    ],
  },
  {
    when: 'a type differs and the profile is what is seen to work',
    trace: traceOf(trigger, [register('s1', { body: { id: 1 } })]),
    says: ['warning: The answer to the registration departs'],
    profile: 'field',
  },
  {
    when: 'the body is not JSON',
    trace: traceOf(trigger, [register('s1', { text: 'created' })]),
    says: ['error: The answer to the registration is not JSON: 201 created'],
  },
  {
    when: 'there is no body',
    trace: traceOf(trigger, [register('s1', { text: '' })]),
    says: ['warning: The answer to the registration is not JSON'],
  },
  {
    when: 'no schema is declared for the status that came',
    trace: traceOf(trigger, [register('s1', { status: 200, body: { id: 1 } })]),
    says: ['skip: the definition declares no schema for the status that came'],
  },
]);
