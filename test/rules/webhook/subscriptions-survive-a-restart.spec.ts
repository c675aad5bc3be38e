import { webhookTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  notify,
  register,
  traceOf,
  unsubscribe,
  watch,
  watchRestarted,
} from '../story.ts';

const trigger = webhookTrigger();

describeRule('L-08', [
  {
    when: 'the event after the restart is notified',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one']),
      watchRestarted('s1', ['one']),
    ]),
  },
  {
    when: 'nothing comes after the restart',
    trace: traceOf(trigger, [
      register('s1'),
      event('zero'),
      notify('s1', ['zero']),
      watch('s1', ['zero']),
      unsubscribe('s9', { status: 404 }),
      event('one'),
      watchRestarted('s1', ['one']),
    ]),
    says: ['error: After a restart of the service a subscription'],
  },
  {
    when: 'the service was not restarted',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: the service was not restarted'],
  },
]);
