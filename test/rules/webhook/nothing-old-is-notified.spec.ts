import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('C-14', [
  {
    when: 'a newcomer hears of new events',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      register('s2'),
      event('two'),
      notify('s2', ['two']),
    ]),
  },
  {
    when: 'a newcomer hears of old events',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      register('s2'),
      notify('s2', ['one']),
    ]),
    says: ['error: A new subscription was notified of an event from'],
  },
  {
    when: 'a newcomer whose callback will misbehave hears of old events',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      register('s2', {}, { kind: 'strained' }),
      notify('s2', ['one'], { status: 503 }),
    ]),
    says: ['error: A new subscription was notified of an event from'],
  },
  {
    when: 'the queue had not told of it before',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      register('s2'),
      notify('s1', ['one']),
      notify('s2', ['one']),
    ]),
    says: ['skip: no registration was made after an event'],
  },
]);
