import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('L-06', [
  { when: 'the answer names no end', trace: traceOf(trigger, [register('s1')]) },
  {
    when: 'the answer names an end',
    trace: traceOf(trigger, [
      register('s1', { body: { id: 's1', expirationDateTime: '2026-03-04T00:00:00Z' } }),
    ]),
    says: ['warning: The answer to the registration says that the subscription ends: "/expirationDateTime"'],
  },
  {
    when: 'a member only sounds like one',
    trace: traceOf(trigger, [register('s1', { body: { id: 's1', expires: 'never' } })]),
  },
  {
    when: 'nothing was accepted',
    trace: traceOf(trigger, [refused('s1', 422, {})]),
    says: ['skip: because W-02 failed'],
  },
]);
