import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, refused, register, traceOf, unsubscribe, watch } from '../story.ts';

const trigger = webhookTrigger();

describeRule('L-02', [
  {
    when: 'the same inputs are accepted again and notified',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1'),
      register('s3'),
      event('one'),
      notify('s2', ['one']),
      notify('s3', ['one']),
      watch('s3', ['one']),
    ]),
  },
  {
    when: 'the same inputs are still taken',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1'), refused('s3', 409, {})]),
    says: ['error: POST /api/v1/hooks with the inputs of a subscription that was deleted …was answered 409'],
  },
  {
    when: 'the DELETE was only accepted so far',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1', { status: 202 }), refused('s3', 409, {})]),
    says: ['warning: POST /api/v1/hooks with the inputs'],
  },
  {
    when: 'the new subscription hears nothing and another does',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1'),
      register('s3'),
      event('one'),
      notify('s2', ['one']),
      watch('s3', ['one']),
    ]),
    says: ['error: A subscription with the inputs of one that was deleted before'],
  },
  {
    when: 'events were lost before anything was deleted',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('nought'),
      notify('s2', ['nought']),
      event('zero'),
      notify('s1', ['zero']),
      watch('s2', ['zero']),
      unsubscribe('s1'),
      register('s3'),
      event('one'),
      notify('s2', ['one']),
      watch('s3', ['one']),
    ]),
  },
  {
    when: 'nothing was deleted',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no subscription could be deleted'],
  },
]);
