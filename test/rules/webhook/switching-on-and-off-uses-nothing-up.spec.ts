import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, refused, register, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();
const cycled = { kind: 'cycled' } as const;

describeRule('L-04', [
  {
    when: 'a flow is switched on and off',
    trace: traceOf(trigger, [
      register('s1'),
      register('c1', {}, cycled),
      unsubscribe('c1'),
      register('c2', {}, cycled),
      unsubscribe('c2'),
    ]),
  },
  {
    when: 'the quota counts what is gone',
    trace: traceOf(trigger, [
      register('s1'),
      register('c1', {}, cycled),
      unsubscribe('c1'),
      refused('c2', 403, cycled),
    ]),
    says: [
      'error: After 1 registrations, each of which was deleted at once, POST /api/v1/hooks was answered 403',
    ],
  },
  {
    when: 'a deleted one lives on',
    trace: traceOf(trigger, [
      register('s1'),
      register('c1', {}, cycled),
      unsubscribe('c1'),
      register('c2', {}, cycled),
      unsubscribe('c2'),
      event('one'),
      notify('c1', ['one']),
    ]),
    says: ['error: 2 subscriptions were registered and deleted at once, and 1 of them still receives events'],
  },
  {
    when: 'all of them live on, which is for U-03 to tell',
    trace: traceOf(trigger, [
      register('s1'),
      register('c1', {}, cycled),
      unsubscribe('c1'),
      register('c2', {}, cycled),
      unsubscribe('c2'),
      event('one'),
      notify('c1', ['one']),
      notify('c2', ['one']),
    ]),
    says: ['skip: because U-03 failed'],
  },
  {
    when: 'nothing was cycled',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no subscription was registered and deleted again'],
  },
]);
