import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-23', [
  {
    when: 'a registration without a callback is answered 400',
    trace: traceOf(trigger, [register('s1'), refused('s9', 400, { callback: null })]),
  },
  {
    when: 'it is accepted',
    trace: traceOf(trigger, [register('s1'), register('s9', {}, { callback: null })]),
    says: ['warning: POST /api/v1/hooks without a callback URL was answered 201'],
  },
  {
    when: 'it crashes',
    trace: traceOf(trigger, [register('s1'), refused('s9', 500, { callback: null })]),
    says: ['warning: …was answered 500'],
  },
  {
    when: 'it gets no answer',
    trace: traceOf(trigger, [register('s1'), register('s9', { failure: 'ECONNRESET' }, { callback: null })]),
    says: ['unknown: …got no answer (ECONNRESET'],
  },
  {
    when: 'none was sent',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no registration without a callback URL was made'],
  },
]);
