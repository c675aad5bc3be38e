import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, later, notify, register, traceOf, watch } from '../story.ts';

const trigger = webhookTrigger();
const strained = { kind: 'strained' } as const;
const slow = { delay: 2600 } as const;

describeRule('C-15', [
  {
    when: 'the answer is waited for',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], slow),
      watch('s1', ['one'], 4000),
    ]),
  },
  {
    when: 'the event is sent again before the answer',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], slow),
      later(1000),
      notify('s1', ['one'], slow),
      watch('s1', ['one'], 4000),
    ]),
    says: ['warning: A callback that takes 2.6 s to answer 202 got the same event again after 1 s'],
  },
  {
    when: 'the sender gives up, and sends it again later',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      event('one'),
      notify('s1', ['one'], { delay: 5000, givenUp: 2000 }),
      later(6000),
      notify('s1', ['one']),
      watch('s1', ['one'], 7000),
    ]),
    says: [
      'warning: A callback that takes 5 s to answer 202 was not waited for: the connection was closed after 2 s, and the same event came again after 6 s',
    ],
  },
  {
    when: 'the sender waits for five seconds, by its own clock, and takes that for a failure',
    trace: traceOf(trigger, [
      register('s1', {}, strained),
      register('s2', {}, strained),
      event('one'),
      notify('s1', ['one'], { delay: 5000, givenUp: 4990 }),
      notify('s2', ['one'], { delay: 5000 }),
      later(5400),
      notify('s1', ['one']),
      notify('s2', ['one']),
      watch('s1', ['one'], 7000),
      watch('s2', ['one'], 7000),
    ]),
  },
  {
    when: 'no answer was slow',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no notification was answered late'],
  },
]);
