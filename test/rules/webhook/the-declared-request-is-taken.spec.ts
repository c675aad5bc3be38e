import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-01', [
  { when: 'the registration is answered 201', trace: traceOf(trigger, [register('s1')]) },
  {
    when: 'the verb is not served',
    trace: traceOf(trigger, [refused('s1', 405, {})]),
    says: ['error: POST /api/v1/hooks, as declared, was answered 405'],
  },
  {
    when: 'the registration is refused for another reason',
    trace: traceOf(trigger, [refused('s1', 422, {})]),
  },
  {
    when: 'no registration was made',
    trace: traceOf(trigger, [event('one')]),
    says: ['skip: no registration was made'],
  },
]);
