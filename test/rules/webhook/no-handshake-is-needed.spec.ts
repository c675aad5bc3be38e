import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf, watch } from '../story.ts';

const trigger = webhookTrigger();

describeRule('W-13', [
  {
    when: 'events are notified without more ado',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one']), watch('s1', ['one'])]),
  },
  {
    when: 'a challenge stays without an echo and the events come all the same',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { method: 'GET', text: '', status: 405 }),
      event('one'),
      notify('s1', ['one']),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'a challenge is followed by silence',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { method: 'GET', text: '', status: 405 }),
      event('one'),
      watch('s1', ['one']),
    ]),
    says: ['error: The callback was asked: GET, without a body. It answered 405 …no event was notified'],
  },
  {
    when: 'a secret to be echoed is followed by silence',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { text: '', headers: [['X-Hook-Secret', 'abc']] }),
      event('one'),
      watch('s1', ['one']),
    ]),
    says: ['error: The callback was asked: POST, X-Hook-Secret: abc, without a body.'],
  },
  {
    when: 'POSTs without a body come, and never but after an event: those are its notifications',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', [], { text: '', type: null }),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'a POST without a body comes with the registration, and silence after it',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { text: '', type: null }),
      event('one'),
      watch('s1', ['one']),
    ]),
    says: ['error: The callback was asked: POST, without a body.'],
  },
  {
    when: 'nothing at all comes: that is another fault',
    trace: traceOf(trigger, [register('s1'), event('one'), watch('s1', ['one'])]),
  },
  {
    when: 'a message that asks for nothing is followed by silence',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { body: { hello: 'world' } }),
      event('one'),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'no registration was made',
    trace: traceOf(trigger, [event('one')]),
    says: ['skip: no registration was made'],
  },
]);
