import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('L-01', [
  {
    when: 'a second callback with the same inputs is accepted',
    trace: traceOf(trigger, [register('s1'), register('s2')]),
  },
  {
    when: 'a second callback with the same inputs is a conflict',
    trace: traceOf(trigger, [register('s1'), refused('s2', 409, {})]),
    says: ['error: POST /api/v1/hooks was answered 409 while one subscription with the same inputs'],
  },
  {
    when: 'a third one is more than the quota',
    trace: traceOf(trigger, [register('s1'), register('s2'), refused('s3', 403, {})]),
  },
  {
    when: 'the second one is throttled',
    trace: traceOf(trigger, [register('s1'), refused('s2', 429, {})]),
    says: ['unknown: POST /api/v1/hooks was throttled'],
  },
  {
    when: 'there was only one registration',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no second registration was made'],
  },
]);
