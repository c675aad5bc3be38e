import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, notify, register, traceOf, unsubscribe, watch } from '../story.ts';

const trigger = webhookTrigger();
const none = { credentials: 'none' } as const;

describeRule('U-07', [
  {
    when: 'another DELETE, of another tenant, is what ended it',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1', { status: 401 }, { credentials: 'none' }),
      unsubscribe('s1', { status: 204 }, { credentials: 'other' }),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'it had never been notified before',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('zero'),
      notify('s2', ['zero']),
      watch('s1', ['zero']),
      unsubscribe('s1', { status: 401 }, { credentials: 'none' }),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'a DELETE without credentials is refused',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1', { status: 401 }, none)]),
  },
  {
    when: 'a DELETE without credentials works',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1', { status: 204 }, none)]),
    says: ['error: DELETE /api/v1/hooks/s1 without credentials was answered 204'],
  },
  {
    when: 'it is answered 204 and the subscription lives',
    trace: traceOf(trigger, [
      register('s1'),
      unsubscribe('s1', { status: 204 }, none),
      event('one'),
      notify('s1', ['one']),
    ]),
    says: [
      'warning: DELETE /api/v1/hooks/s1 without credentials was answered 204; a warning only, as the subscription lives on',
    ],
  },
  {
    when: 'it is refused and works all the same',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1', { status: 401 }, none),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one']),
    ]),
    says: [
      'error: DELETE /api/v1/hooks/s1 without credentials was answered 401, and the subscription receives nothing since',
    ],
  },
  {
    when: 'it is refused, and a DELETE of our own ends all that were there',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1', { status: 401 }, none),
      unsubscribe('s2'),
      register('s3'),
      event('one'),
      notify('s3', ['one']),
      watch('s1', ['one']),
    ]),
  },
  {
    when: 'it is refused, and a DELETE of our own ends others that were there',
    trace: traceOf(trigger, [
      ...['s1', 's2', 's3', 's4'].map((s) => register(s)),
      unsubscribe('s1', { status: 401 }, none),
      unsubscribe('s2'),
      event('one'),
      notify('s4', ['one']),
      ...['s1', 's3'].map((s) => watch(s, ['one'])),
    ]),
  },
  {
    when: 'no credentials are configured',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no credentials are configured'],
  },
]);
