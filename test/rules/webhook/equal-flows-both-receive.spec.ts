import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, later, notify, register, traceOf, unsubscribe, watch } from '../story.ts';

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
    when: 'one that came at the same moment as another is lost',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      later(100),
      register('s3'),
      register('s4', {}, { earlier: 30 }),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one']),
      notify('s4', ['one']),
      watch('s3', ['one']),
    ]),
    says: [
      'error: A registration that came at the same moment as 1 other was answered 201 and receives nothing; those that came alone receive the events',
    ],
  },
  {
    when: 'there is only one subscription',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no event was caused while two subscriptions'],
  },
]);
