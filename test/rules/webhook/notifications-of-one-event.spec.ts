import type { Json, Trace } from '../../../src/model.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { describeRule, event, later, notify, register, token, traceOf, watch, type Step } from '../story.ts';
import type { NotifyHow } from '../story.ts';

const trigger = webhookTrigger();
const strained = { kind: 'strained' } as const;
const busy = { status: 429, retryAfter: 2 } as const;
const two = { trigger: { perEmit: 2 } };

/** One emit causes a payment and its refund, of which each is notified by itself. */
const told = (kind: string, more: Record<string, Json> = {}): NotifyHow => ({
  body: { notice: `n-${kind}`, kind, payment: token('one'), ...more },
});
const notice = (subscription: string, kind: string, how: NotifyHow = {}, more?: Record<string, Json>): Step =>
  notify(subscription, ['one'], { ...told(kind, more), ...how });

/** What comes to a callback that misbehaves, of one event that causes two notifications. */
const played = (...steps: readonly Step[]): Trace =>
  traceOf(trigger, [register('s1', {}, strained), event('one'), ...steps], two);

describeRule('C-07', [
  {
    when: 'the other notification of an event follows one that was answered 429',
    trace: played(
      notice('s1', 'captured', busy),
      notice('s1', 'refunded'),
      later(2000),
      notice('s1', 'captured'),
      watch('s1', ['one'], 10_000),
    ),
  },
  {
    when: 'a repeat says that it is one, and the other notification comes after it',
    trace: played(
      notice('s1', 'captured', busy, { attempt: 1 }),
      later(2000),
      notice('s1', 'captured', {}, { attempt: 2 }),
      notice('s1', 'refunded', {}, { attempt: 1 }),
      watch('s1', ['one'], 10_000),
    ),
  },
  {
    when: 'the notifications of an event differ in what it changed, and not in what belongs to an attempt',
    trace: played(
      notice('s1', 'payment', busy, { updated: 'amount' }),
      notice('s1', 'payment', {}, { updated: 'state' }),
      later(2000),
      notice('s1', 'payment', {}, { updated: 'amount' }),
      watch('s1', ['one'], 10_000),
    ),
  },
  {
    when: 'both notifications of an event look alike',
    trace: traceOf(
      trigger,
      [
        register('s0'),
        register('s1', {}, strained),
        event('one'),
        notice('s0', 'changed'),
        notice('s0', 'changed'),
        notice('s1', 'changed', busy),
        notice('s1', 'changed'),
        later(2000),
        notice('s1', 'changed'),
        watch('s1', ['one'], 10_000),
      ],
      two,
    ),
  },
  {
    when: 'one of two notifications of an event is repeated too early',
    trace: played(
      notice('s1', 'captured', busy),
      notice('s1', 'refunded'),
      later(500),
      notice('s1', 'captured'),
      watch('s1', ['one']),
    ),
    says: ['warning: A notification that was answered 429 with Retry-After: 2 came again after 0.5 s'],
  },
  {
    when: 'one of two notifications of an event is never repeated',
    trace: played(notice('s1', 'captured', busy), notice('s1', 'refunded'), watch('s1', ['one'], 10_000)),
    says: ['warning: A notification that was answered 429 did not come again within 10 s'],
  },
]);

describeRule('C-08', [
  {
    when: 'the other notification of an event was on its way when the callback said that it is gone',
    trace: played(
      notice('s1', 'captured', { status: 410 }),
      later(130),
      notice('s1', 'refunded', { status: 410 }),
    ),
  },
  {
    when: 'a callback that is gone is sent the same one of two notifications again',
    trace: played(
      notice('s1', 'captured', { status: 410 }),
      later(500),
      notice('s1', 'captured', { status: 410 }),
    ),
    says: ['warning: A callback that had answered 410 was called again 0.5 s later'],
  },
  {
    when: 'each of two notifications of an event is given up after six attempts',
    trace: played(
      ...Array.from({ length: 6 }, () => [
        notice('s1', 'captured', { status: 503 }),
        notice('s1', 'refunded', { status: 503 }),
      ]).flat(),
    ),
  },
]);
