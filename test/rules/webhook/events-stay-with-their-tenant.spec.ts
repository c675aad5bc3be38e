import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const other = { credentials: 'other' } as const;
const others = { relation: 'possible', tenant: 'other' } as const;

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
    when: 'each tenant hears of its own event',
    trace: traceOf(trigger, [
      register('s1'),
      register('t1', {}, other),
      event('theirs', others),
      notify('t1', ['theirs']),
      event('one'),
      notify('s1', ['one']),
    ]),
  },
  {
    when: 'the first tenant hears of what the second causes, and the second does too',
    trace: traceOf(trigger, [
      register('s1'),
      register('t1', {}, other),
      event('theirs', others),
      notify('t1', ['theirs']),
      notify('s1', ['theirs']),
    ]),
    says: ['error: An event of one tenant was notified to a subscription of another'],
  },
  {
    when: 'what the second tenant causes goes to the first alone, as whose it is stands in the event',
    trace: traceOf(trigger, [
      register('s1'),
      register('t1', {}, other),
      event('theirs', others),
      notify('s1', ['theirs']),
      event('one'),
      notify('s1', ['one']),
    ]),
  },
  {
    when: 'the first tenant subscribed after the event of the second',
    trace: traceOf(trigger, [
      register('t1', {}, other),
      event('theirs', others),
      notify('t1', ['theirs']),
      register('s1'),
    ]),
    says: ['skip: no second tenant is configured'],
  },
  {
    when: 'there is one tenant',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no second tenant is configured'],
  },
]);
