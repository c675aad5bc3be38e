import { webhookTrigger } from '../../samples/triggers.ts';
import {
  describeRule,
  event,
  later,
  notify,
  register,
  SETTLE,
  stall,
  type Step,
  token,
  traceOf,
  unsubscribe,
  watch,
} from '../story.ts';

const trigger = webhookTrigger();
/** Two subscriptions, of which the first is sent one of the two notifications that an emit causes. */
const both = (...steps: readonly Step[]) =>
  traceOf(
    trigger,
    [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      ...steps,
      watch('s1', ['one']),
      watch('s2', ['one']),
    ],
    { trigger: { perEmit: 2 } },
  );

describeRule('C-19', [
  {
    when: 'every subscription is notified of every event',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', ['one']),
      notify('s2', ['one']),
      watch('s1', ['one']),
      watch('s2', ['one']),
    ]),
  },
  {
    when: 'of events that come close together only the last is told',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      event('two'),
      notify('s1', ['two']),
      watch('s1', ['one', 'two']),
    ]),
    says: [
      'error: An event was caused and no notification …; 1 of the 2 events that came close together reached it',
    ],
  },
  {
    when: 'a notification came that could not be read whole',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s1', [], { text: '{"text":"', truncated: true }),
      notify('s2', ['one']),
      watch('s1', ['one']),
    ]),
    says: ['unknown: A notification is larger than what is kept of it'],
  },
  {
    when: 'a queue is slow and the notification comes in time',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      later(900),
      notify('s1', ['one']),
      watch('s1', ['one'], 100),
    ]),
  },
  {
    when: 'the notification comes, but later than allowed',
    trace: traceOf(trigger, [register('s1'), event('one'), later(1500), notify('s1', ['one'])]),
    says: ['warning: A notification came 1.5 s after its event; 1 s are allowed'],
  },
  {
    when: 'the run itself stood still meanwhile',
    trace: traceOf(trigger, [register('s1'), event('one'), later(200), stall(1300), notify('s1', ['one'])]),
  },
  {
    when: 'it would have come too late anyway',
    trace: traceOf(trigger, [register('s1'), event('one'), later(1100), stall(1300), notify('s1', ['one'])]),
    says: ['warning: A notification came 1.1 s after its event; 1 s are allowed'],
  },
  {
    when: 'a subscription is never notified',
    trace: traceOf(trigger, [register('s1'), event('one'), watch('s1', ['one'])]),
    says: ['error: An event was caused and no notification reached the subscription within 1…set `settle`'],
  },
  {
    when: 'only another subscription is notified',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('zero'),
      notify('s1', ['zero']),
      notify('s2', ['zero']),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['zero', 'one']),
      watch('s2', ['zero', 'one']),
    ]),
    says: ['error: …; another subscription received it'],
  },
  {
    when: 'the run was interrupted while a queue served one after the other',
    trace: traceOf(trigger, [
      register('s1'),
      register('s2'),
      event('one'),
      notify('s2', ['one']),
      watch('s1', ['one'], SETTLE / 2),
      watch('s2', ['one'], SETTLE / 2),
    ]),
    says: ['unknown: The event could not be waited for as long as it may take (1 s)'],
  },
  {
    when: 'a ping came with the registration and then nothing',
    trace: traceOf(trigger, [
      register('s1'),
      notify('s1', [], { body: { alarm: 'hi' } }),
      event('one'),
      watch('s1', ['one']),
    ]),
    says: ['error: An event was caused and no notification'],
  },
  {
    when: 'one event rightly makes two notifications and one is lost',
    trace: traceOf(trigger, [register('s1'), event('one'), notify('s1', ['one']), watch('s1', ['one'])], {
      trigger: { perEmit: 2 },
    }),
    says: ['error: An event was caused and 1 of 2 notifications …; no subscription received more. If the'],
  },
  {
    when: 'one event rightly makes two notifications and another subscription received both',
    trace: both(notify('s2', ['one']), notify('s2', ['one'])),
    says: [
      'error: An event was caused and 1 of 2 notifications …; another subscription received all of them',
    ],
  },
  {
    when: 'one event rightly makes two notifications and nobody received both',
    trace: both(notify('s2', ['one'])),
    says: Array(2).fill(
      'error: An event was caused and 1 of 2 notifications …; no subscription received more',
    ),
  },
  {
    when: 'the two that one event rightly makes stand in one array',
    trace: both(
      notify('s1', ['one']),
      notify('s2', ['one'], { body: [1, 2].map(() => ({ alarm: token('one') })) }),
    ),
  },
  {
    when: 'the event is from before the registration or after the DELETE',
    trace: traceOf(trigger, [
      event('one'),
      register('s1'),
      unsubscribe('s1'),
      event('two'),
      watch('s1', ['two']),
    ]),
    says: ['skip: no event was caused'],
  },
  {
    when: 'another trigger’s event stays away',
    trace: traceOf(trigger, [
      register('s1'),
      event('other', { relation: 'possible' }),
      watch('s1', ['other']),
    ]),
    says: ['skip: no event was caused'],
  },
  {
    when: 'notifications bear neither token nor id',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', [], { body: { alarm: 'a' } }),
      watch('s1', ['one']),
    ]),
    says: ['skip: what arrives bears neither the token nor an id'],
  },
  {
    when: 'the callback was damaged on the way',
    trace: traceOf(trigger, [
      register('s1'),
      event('one'),
      notify('s1', ['one'], { target: '/', lost: true }),
      watch('s1', ['one']),
    ]),
    says: ['skip: because C-02 failed'],
  },
]);
