import { webhookTrigger } from '../../samples/triggers.ts';
import {
  type Answer,
  describeRule,
  event,
  later,
  notify,
  register,
  traceOf,
  unsubscribe,
  watch,
  watchRestarted,
} from '../story.ts';

const trigger = webhookTrigger();
const deleted = (answer: Answer) => traceOf(trigger, [register('s1'), unsubscribe('s1', answer)]);

const both = [register('s1'), register('s2'), event('one'), ...['s1', 's2'].map((s) => notify(s, ['one']))];

describeRule('U-02', [
  ...[200, 202, 204].map((status) => ({
    when: `a DELETE is answered ${status}`,
    trace: deleted({ status }),
  })),
  {
    when: 'it is answered 205',
    trace: deleted({ status: 205 }),
    says: ['warning: DELETE /api/v1/hooks/s1 was answered 205'],
  },
  ...[302, 404, 500].map((status) => ({
    when: `it is answered ${status}`,
    trace: deleted({ status }),
    says: [`error: DELETE /api/v1/hooks/s1 was answered ${status}`],
  })),
  {
    when: 'it is answered 500 and the profile is what is seen to work',
    trace: deleted({ status: 500 }),
    says: ['warning: DELETE'],
    profile: 'field' as const,
  },
  {
    when: 'it is throttled to the end',
    trace: deleted({ status: 429 }),
    says: ['unknown: DELETE …was throttled (429)'],
  },
  {
    when: 'it gets no answer',
    trace: deleted({ failure: 'ECONNRESET' }),
    says: ['unknown: DELETE …got no answer'],
  },
  {
    when: 'one is gone after another was deleted: that is another fault',
    trace: traceOf(trigger, [...both, unsubscribe('s1'), unsubscribe('s2', { status: 404 })]),
  },
  {
    when: 'one that has just been notified, long after another was deleted, is answered 404',
    trace: traceOf(trigger, [
      ...both,
      unsubscribe('s1'),
      event('two'),
      notify('s2', ['two']),
      later(500),
      unsubscribe('s2', { status: 404 }),
    ]),
    says: [
      'error: DELETE /api/v1/hooks/s2 was answered 404, though the subscription was notified 0.5 s before',
    ],
  },
  {
    when: 'a DELETE had silenced another one before: that is another fault',
    trace: traceOf(trigger, [
      ...both,
      register('s3'),
      unsubscribe('s1'),
      event('two'),
      notify('s2', ['two']),
      watch('s3', ['two']),
      unsubscribe('s2', { status: 404 }),
    ]),
  },
  {
    when: 'one is answered 404 since a restart, and is notified',
    trace: traceOf(trigger, [
      ...both,
      unsubscribe('s1'),
      event('two'),
      event('three'),
      notify('s2', ['three']),
      watchRestarted('s2', ['two', 'three']),
      unsubscribe('s2', { status: 404 }),
    ]),
    says: [
      'error: DELETE …, though the subscription was notified 1 s before, after a restart of the service',
    ],
  },
  {
    when: 'it asks for more, which is for U-01 to tell',
    trace: deleted({ status: 400 }),
    says: ['skip: because U-01 failed'],
  },
]);
