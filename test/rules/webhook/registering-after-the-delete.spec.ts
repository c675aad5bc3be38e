import { webhookTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  notify,
  refused,
  register,
  type Step,
  traceOf,
  unsubscribe,
  watch,
} from '../story.ts';

const trigger = webhookTrigger();

const callback = 'http://127.0.0.1:9000/w/invoke?sig=1';
/** Two that live, and one whose callback was registered, deleted and registered again. */
const renewed = (...steps: readonly Step[]) =>
  traceOf(trigger, [
    register('s1'),
    register('s2'),
    unsubscribe('s1'),
    register('s3', {}, { callback, kind: 'cycled' }),
    unsubscribe('s3'),
    ...steps,
  ]);
const again = register('s4', {}, { callback });
const arrives = notify('s4', ['one'], { target: '/w/invoke?sig=1' });
const strained = register('slow', {}, { kind: 'strained' });

describeRule('L-02', [
  {
    when: 'a later DELETE took the new one instead of its own: that is another fault',
    trace: traceOf(trigger, [
      register('s0'),
      register('s1'),
      register('s2'),
      unsubscribe('s1'),
      register('s3'),
      unsubscribe('s2'),
      event('one'),
      notify('s0', ['one']),
      notify('s2', ['one']),
      watch('s3', ['one']),
    ]),
    says: ['skip: because U-04 failed'],
  },
  {
    when: 'a callback comes back and is notified, while others misbehave as well',
    trace: renewed(
      again,
      event('one'),
      notify('s2', ['one']),
      arrives,
      watch('s4', ['one']),
      strained,
      event('two'),
      notify('s2', ['two']),
      notify('s4', ['two'], { target: '/w/invoke?sig=1' }),
      watch('s4', ['two']),
    ),
  },
  {
    when: 'a callback that comes back is refused',
    trace: renewed(refused('s4', 409, { callback })),
    says: [
      'error: POST /api/v1/hooks with the inputs and the callback of a subscription that was deleted …was answered 409',
    ],
  },
  {
    when: 'a callback that comes back hears nothing',
    trace: renewed(again, event('one'), notify('s2', ['one']), watch('s4', ['one'])),
    says: [
      'error: A subscription with the inputs and the callback of one that was deleted before was accepted and',
    ],
  },
  {
    when: 'a callback that came back is taken along by what cleans up late',
    trace: renewed(
      again,
      event('one'),
      notify('s2', ['one']),
      arrives,
      strained,
      event('two'),
      notify('s2', ['two']),
      watch('s4', ['two']),
    ),
    says: [
      'error: A subscription with the inputs and the callback of one …some time later it receives nothing any more',
    ],
  },
  {
    when: 'others miss events as well while callbacks misbehave',
    trace: renewed(
      again,
      event('one'),
      notify('s2', ['one']),
      arrives,
      strained,
      event('two'),
      watch('s4', ['two']),
    ),
  },
  {
    when: 'the same inputs are accepted again and notified',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1'),
      register('s3'),
      event('one'),
      notify('s2', ['one']),
      notify('s3', ['one']),
      watch('s3', ['one']),
    ]),
  },
  {
    when: 'the same inputs are still taken',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1'), refused('s3', 409, {})]),
    says: ['error: POST /api/v1/hooks with the inputs of a subscription that was deleted …was answered 409'],
  },
  {
    when: 'the DELETE was only accepted so far',
    trace: traceOf(trigger, [register('s1'), unsubscribe('s1', { status: 202 }), refused('s3', 409, {})]),
    says: ['warning: POST /api/v1/hooks with the inputs'],
  },
  {
    when: 'the new subscription hears nothing and another does',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      unsubscribe('s1'),
      register('s3'),
      event('one'),
      notify('s2', ['one']),
      watch('s3', ['one']),
    ]),
    says: ['error: A subscription with the inputs of one that was deleted before'],
  },
  {
    when: 'the new subscription is ended by the DELETE of another, and one that came after it is notified',
    trace: traceOf(trigger, [
      register('s1'),
      unsubscribe('s1'),
      register('s3'),
      register('s4'),
      unsubscribe('s4'),
      register('s5'),
      event('one'),
      notify('s5', ['one']),
      watch('s3', ['one']),
    ]),
  },
  {
    when: 'events were lost before anything was deleted',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('nought'),
      notify('s2', ['nought']),
      event('zero'),
      notify('s1', ['zero']),
      watch('s2', ['zero']),
      unsubscribe('s1'),
      register('s3'),
      event('one'),
      notify('s2', ['one']),
      watch('s3', ['one']),
    ]),
  },
  {
    when: 'nothing was deleted',
    trace: traceOf(trigger, [register('s1')]),
    says: ['skip: no subscription could be deleted'],
  },
]);
