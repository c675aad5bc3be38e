import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf, unsubscribe, watch } from '../story.ts';

const trigger = webhookTrigger();
const other = { credentials: 'other' } as const;

describeRule('S-03', [
  {
    when: 'another tenant gets 404',
    trace: traceOf(trigger, [
      register('s1'),
      unsubscribe('s1', { status: 404 }, other),
      event('one'),
      notify('s1', ['one']),
    ]),
  },
  {
    when: 'another tenant deletes it',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1', { status: 204 }, other),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one']),
    ]),
    says: ['error: DELETE /api/v1/hooks/s1 with another tenant’s credentials was answered 204, and'],
  },
  {
    when: 'another tenant gets 204 and nothing is deleted',
    trace: traceOf(trigger, [
      register('s1'),
      unsubscribe('s1', { status: 204 }, other),
      event('one'),
      notify('s1', ['one']),
    ]),
    says: ['warning: DELETE /api/v1/hooks/s1'],
  },
  {
    when: 'it is refused to bad credentials, and another tenant deletes it',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1', { status: 401 }, { credentials: 'bad' }),
      unsubscribe('s1', { status: 204 }, other),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one']),
    ]),
    says: ['error: DELETE /api/v1/hooks/s1 with another tenant’s credentials was answered 204, and'],
  },
  {
    when: 'there is one tenant',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no second tenant is configured'],
  },
]);
