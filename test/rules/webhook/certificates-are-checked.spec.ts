import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, refused, register, traceOf } from '../story.ts';

const trigger = webhookTrigger();
const untrusted = { kind: 'untrusted' } as const;

describeRule('C-10', [
  {
    when: 'nothing is sent to a callback whose certificate nobody trusts',
    trace: traceOf(trigger, [
      register('s1'),
      register('u1', {}, untrusted),
      event('one'),
      notify('s1', ['one']),
    ]),
  },
  {
    when: 'it is notified like any other',
    trace: traceOf(trigger, [
      register('s1'),
      register('u1', {}, untrusted),
      event('one'),
      notify('s1', ['one']),
      notify('u1', ['one']),
    ]),
    says: ['error: A notification was sent to a callback with a certificate that signs itself'],
  },
  {
    when: 'nobody was notified meanwhile',
    trace: traceOf(trigger, [register('s1'), register('u1', {}, untrusted), event('one')]),
    says: ['unknown: No other subscription received an event meanwhile'],
  },
  {
    when: 'its registration is refused',
    trace: traceOf(trigger, [register('s1'), refused('u1', 400, untrusted)]),
    says: ['skip: no callback with a certificate that nobody trusts was registered'],
  },
]);
