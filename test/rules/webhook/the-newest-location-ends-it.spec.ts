import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, silence, traceOf, unsubscribe } from '../story.ts';

const trigger = webhookTrigger();

describeRule('L-07', [
  {
    when: 'nothing comes after the DELETE',
    trace: traceOf(trigger, [
      register('s1'),
      register('s1'),
      unsubscribe('s1'),
      event('one'),
      silence('s1', ['one']),
    ]),
  },
  {
    when: 'the forgotten one goes on',
    trace: traceOf(trigger, [
      register('s1'),
      register('s1'),
      unsubscribe('s1'),
      event('one'),
      notify('s1', ['one']),
      silence('s1', ['one']),
    ]),
    says: ['warning: One callback was registered twice; its newest Location was deleted'],
  },
  {
    when: 'nothing was registered twice',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1'), event('one'), silence('s1', ['one'])]),
    says: ['skip: no callback that was registered twice'],
  },
]);
