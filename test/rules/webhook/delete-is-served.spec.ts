import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, register, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();

describeRule('U-10', [
  { when: 'DELETE is served', trace: traceOf(trigger, [register('s1'), unsubscribe('s1')]) },
  {
    when: 'another verb is wanted',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1', { status: 405 })]),
    says: ['error: DELETE /api/v1/hooks/s1 was answered 405'],
  },
  {
    when: 'nothing was deleted',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no subscription could be deleted'],
  },
]);
