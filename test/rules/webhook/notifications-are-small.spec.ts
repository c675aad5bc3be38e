import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();

describeRule('C-16', [
  {
    when: 'a notification is small',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
  },
  {
    when: 'a notification is large',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one'], { body: { alarm: 'x'.repeat(30_000) } }),
    ]),
    says: ['warning: A notification has 30 kB'],
  },
  {
    when: 'nothing arrived',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no notification arrived'],
  },
]);
