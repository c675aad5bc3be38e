import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-03', [
  { when: 'the answer carries Location', trace: traceOf(trigger, [register('s1')]) },
  {
    when: 'it carries none',
    trace: traceOf(trigger, [register('s1', { location: null, body: { paid: true } })]),
    says: ['error: POST /api/v1/hooks was answered 201 without a Location header'],
  },
  {
    when: 'the id is in the body alone',
    trace: traceOf(trigger, [register('s1', { location: null, body: { hookId: 's1' } })]),
    says: ['error: …without a Location header; the "hookId" in the body is not read'],
  },
  {
    when: 'a registration without a callback, which creates nothing, carries none',
    trace: traceOf(trigger, [register('s1'), register('s9', { location: null }, { callback: null })]),
  },
  {
    when: 'the registration failed',
    trace: traceOf(trigger, [refused('s1', 500, {})]),
    says: ['skip: because W-02 failed'],
  },
]);
