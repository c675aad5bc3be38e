import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-21', [
  { when: 'the registration is accepted with them', trace: traceOf(trigger, [register('s1')]) },
  {
    when: 'it is refused with them and accepted without',
    trace: traceOf(trigger, [refused('s1', 403, {}), register('s2', {}, { plain: true })]),
    says: [
      'error: POST /api/v1/hooks with the platform’s headers was answered 403; without them it was answered 201',
    ],
  },
  {
    when: 'it is refused without them as well',
    trace: traceOf(trigger, [refused('s1', 403, {}), refused('s2', 403, { plain: true })]),
  },
  {
    when: 'no registration was made',
    trace: traceOf(trigger, [event('one')]),
    says: ['skip: no registration was made'],
  },
]);
