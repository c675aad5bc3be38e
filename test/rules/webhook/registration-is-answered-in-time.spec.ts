import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-19', [
  { when: 'the answer comes at once', trace: traceOf(trigger, [register('s1')]) },
  {
    when: 'the answer takes long',
    trace: traceOf(trigger, [register('s1', {}, { took: 11_000 })]),
    says: ['warning: POST /api/v1/hooks was answered after 11 s'],
  },
  {
    when: 'nothing was accepted',
    trace: traceOf(trigger, [refused('s1', 422, {})]),
    says: ['skip: because W-02 failed'],
  },
]);
