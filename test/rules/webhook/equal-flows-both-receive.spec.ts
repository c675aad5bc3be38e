import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf, unsubscribe, watch } from '../story.ts';

const trigger = webhookTrigger();

describeRule('L-03', [
  {
    when: 'both subscriptions are notified',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one']),
      watch('s2', ['one']),
    ]),
  },
  {
    when: 'only the first is notified',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      watch('s2', ['one']),
    ]),
    says: ['error: A second registration with the same inputs was answered 201'],
  },
  {
    when: 'the second takes over once the first is deleted',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      watch('s2', ['one']),
      unsubscribe('s1'),
      event('two'),
      notify('s2', ['two']),
      watch('s2', ['two']),
    ]),
    says: ['error: A second registration with the same inputs was answered 201'],
  },
  {
    when: 'there is only one subscription',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no event was caused while two subscriptions'],
  },
]);
