import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, token, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const batch = (subscription: string, ...names: readonly string[]) =>
  notify(subscription, names, { body: names.map((name) => ({ alarm: token(name) })) });

describeRule('W-18', [
  {
    when: 'one callback is registered twice and notified once',
    trace: traceOf(trigger, [register('s1'), register('s1'), event('one'), notify('s1', ['one'])]),
  },
  {
    when: 'one callback is registered twice and notified twice',
    trace: traceOf(trigger, [
      register('s1'),
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      notify('s1', ['one']),
    ]),
    says: ['warning: One callback was registered twice'],
  },
  {
    when: 'one callback is registered twice and each batch of events is sent twice',
    trace: traceOf(trigger, [
      register('s1'),
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      event('two'),
      event('three'),
      notify('s1', ['two', 'three']),
      notify('s1', ['two', 'three']),
    ]),
    says: ['warning: One callback was registered twice, …and 2 of 3 events were notified twice'],
  },
  {
    when: 'one callback is registered twice and each event stands twice in one array',
    trace: traceOf(trigger, [
      register('s1'),
      register('s1'),
      event('one'),
      event('two'),
      event('three'),
      batch('s1', 'one', 'one', 'two', 'two'),
      batch('s1', 'three'),
    ]),
    says: ['warning: One callback was registered twice, …and 2 of 3 events were notified twice'],
  },
  {
    when: 'each event stands twice in every array, whoever gets it',
    trace: traceOf(trigger, [
      register('s0'),
      register('s1'),
      register('s1'),
      event('one'),
      batch('s0', 'one', 'one'),
      batch('s1', 'one', 'one'),
    ]),
  },
  {
    when: 'everything is notified twice: that is another fault',
    trace: traceOf(trigger, [
      register('s0'),
      register('s1'),
      register('s1'),
      event('one'),
      notify('s0', ['one']),
      notify('s0', ['one']),
      notify('s1', ['one']),
      notify('s1', ['one']),
    ]),
  },
  {
    when: 'nothing was registered twice',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'])]),
    says: ['skip: no registration was repeated'],
  },
]);
