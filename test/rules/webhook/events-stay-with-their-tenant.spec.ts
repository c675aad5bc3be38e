import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const other = { credentials: 'other' } as const;

describeRule('S-04', [
  {
    when: 'another tenant hears nothing',
    trace: traceOf(trigger, [register('s1'), register('t1', {}, other), event('one'), notify('s1', ['one'])]),
  },
  {
    when: 'another tenant hears of it',
    trace: traceOf(trigger, [
      register('s1'),
      register('t1', {}, other),
      event('one'),
      notify('s1', ['one']),
      notify('t1', ['one']),
    ]),
    says: ['error: An event of one tenant was notified to a subscription of another'],
  },
  {
    when: 'there is one tenant',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no second tenant is configured'],
  },
]);
