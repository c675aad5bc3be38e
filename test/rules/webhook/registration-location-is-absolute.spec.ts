import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-08', [
  { when: 'Location is absolute', trace: traceOf(trigger, [register('s1')]) },
  {
    when: 'Location is relative, which is legal and not documented',
    trace: traceOf(trigger, [register('s1', { location: '/api/v1/hooks/s1' })]),
    says: ['warning: Location is relative: "/api/v1/hooks/s1"'],
  },
  {
    when: 'the registration was refused',
    trace: traceOf(trigger, [refused('s1', 500, {})]),
    says: ['skip: '],
  },
]);
