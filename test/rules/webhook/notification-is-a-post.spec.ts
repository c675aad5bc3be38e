import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, type NotifyHow, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const after = (how: NotifyHow, names: readonly string[] = ['one']) =>
  traceOf(trigger, [register('s1'), event('one'), notify('s1', names, how)]);

describeRule('C-01', [
  { when: 'a notification is a POST', trace: after({}) },
  {
    when: 'a notification is a PUT',
    trace: after({ method: 'PUT', status: 405 }),
    says: ['error: A notification was sent with PUT'],
  },
  {
    when: 'the event travels in the query of a GET',
    trace: after({ method: 'GET', text: '"tp-one."', status: 405 }),
    says: ['error: A notification was sent with GET'],
  },
  {
    when: 'the address is probed with HEAD, GET and OPTIONS, and then notified',
    trace: traceOf(trigger, [
      ...['HEAD', 'GET', 'OPTIONS'].map((method) => notify('s1', [], { method, text: '', status: 405 })),
      register('s1'),
      event('one'),
      notify('s1', ['one']),
    ]),
  },
  {
    when: 'nothing but a probe came',
    trace: after({ method: 'HEAD', text: '', status: 405 }, []),
    says: ['skip: no notification arrived'],
  },
]);
