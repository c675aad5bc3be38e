import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, refused, register, traceOf, watch } from '../story.ts';

const trigger = webhookTrigger();
const shaped = { kind: 'shaped', callback: `http://127.0.0.1:9000/w?${'x'.repeat(1000)}` } as const;

describeRule('W-11', [
  {
    when: 'a long callback is accepted and notified',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, shaped),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one']),
      watch('s2', ['one']),
    ]),
  },
  {
    when: 'a long callback is refused and a usual one is not',
    trace: traceOf(trigger, [register('s1'), refused('s2', 400, shaped), register('s3')]),
    says: ['error: A callback URL of 1024 characters was answered 400'],
  },
  {
    when: 'a long callback is never answered and a usual one is',
    trace: traceOf(trigger, [register('s1'), register('s2', { failure: 'TIMEOUT' }, shaped), register('s3')]),
    says: ['warning: A callback URL of 1024 characters got no answer (…; one of'],
  },
  {
    when: 'neither a long callback nor a usual one is answered',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', { failure: 'TIMEOUT' }, shaped),
      register('s3', { failure: 'TIMEOUT' }),
    ]),
  },
  {
    when: 'both are refused: there are enough subscriptions',
    trace: traceOf(trigger, [register('s1'), refused('s2', 429, shaped), refused('s3', 429, {})]),
  },
  {
    when: 'the usual callback is refused and a short one is not',
    trace: traceOf(trigger, [refused('s1', 400, {}), register('s2', {}, { kind: 'short' })]),
    says: ['error: A callback URL of …was answered 400'],
  },
  {
    when: 'a long callback is accepted and hears nothing',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2', {}, shaped),
      event('one'),
      notify('s1', ['one']),
      watch('s2', ['one']),
    ]),
    says: ['error: A callback URL of 1024 characters was accepted, and no event reached it'],
  },
  {
    when: 'no other one but the first hears anything either',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      register('s3', {}, shaped),
      event('one'),
      notify('s1', ['one']),
      watch('s2', ['one']),
      watch('s3', ['one']),
    ]),
  },
  {
    when: 'no registration was made',
    trace: traceOf(trigger, [event('one')]),
    says: ['skip: no registration was made'],
  },
]);
