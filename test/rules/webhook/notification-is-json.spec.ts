import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, type NotifyHow, register, traceOf, watchRestarted } from '../story.ts';

const trigger = webhookTrigger();
const sent = (how: NotifyHow) => traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one'], how)]);

describeRule('C-03', [
  {
    when: 'the type is JSON, with a charset and in capitals',
    trace: sent({ type: 'Application/JSON; charset=UTF-8' }),
  },
  {
    when: 'the type is text',
    trace: sent({ type: 'text/plain' }),
    says: ['error: The notification carries Content-Type "text/plain"'],
  },
  {
    when: 'the service was stopped amid a notification',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', [], { text: '{"alar' }),
      event('two'),
      notify('s1', ['two']),
      watchRestarted('s1', ['one', 'two']),
    ]),
  },
  {
    when: 'there is no type',
    trace: sent({ type: null }),
    says: ['error: The notification carries no Content-Type'],
  },
  {
    when: 'the type is one of the +json family',
    trace: sent({ type: 'application/cloudevents+json' }),
    says: ['warning: The notification carries Content-Type "application/cloudevents+json"'],
  },
  {
    when: 'the body is a form that says it is JSON',
    trace: sent({ text: 'payload=tp-one.' }),
    says: ['error: The notification says it is JSON, and its body is not JSON: payload=tp-one.'],
  },
  {
    when: 'the body is nested too deep to be read',
    trace: sent({ text: `${'['.repeat(5000)}"tp-one."${']'.repeat(5000)}` }),
    says: ['error: The notification says it is JSON, and its body is nested deeper than 200 levels'],
  },
  {
    when: 'the body is no UTF-8',
    trace: sent({ encoding: 'invalid' }),
    says: ['error: The notification says it is JSON, and its body is no UTF-8'],
  },
  {
    when: 'the body was cut for its size',
    trace: sent({ text: '{"text":"tp-one.', truncated: true }),
    says: ['unknown: A notification is larger than what is kept of it'],
  },
  {
    when: 'an event is followed by a POST without a body',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', [], { text: '', type: null })]),
    says: ['error: The notification has no body'],
  },
  {
    when: 'the registration is followed by a POST without a body, and so is an event',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { text: '', type: null }),
      event('one'),
      notify('s1', [], { text: '', type: null }),
    ]),
    says: ['skip: no notification arrived'],
  },
  {
    when: 'only a probe without a body came',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', [], { method: 'HEAD', text: '', type: null }),
    ]),
    says: ['skip: no notification arrived'],
  },
]);
