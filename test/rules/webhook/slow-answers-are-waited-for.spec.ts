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
    when: 'no answer was slow',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no notification was answered late'],
  },
]);
