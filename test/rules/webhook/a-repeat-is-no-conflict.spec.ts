import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-17', [
  { when: 'the repeat is accepted', trace: traceOf(trigger, [register('s1'), register('s1')]) },
  {
    when: 'the repeat is a conflict',
    trace: traceOf(trigger, [register('s1'), refused('s1', 409, {})]),
    says: [
      'warning: POST /api/v1/hooks, repeated with the callback that was accepted before, was answered 409',
    ],
  },
  {
    when: 'nothing is repeated',
    trace: traceOf(trigger, [register('s1'), register('s2')]),
    says: ['skip: no registration was repeated'],
  },
]);
