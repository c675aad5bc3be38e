import type { Delivery } from '../../evidence/deliveries.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { stalledBetween } from '../../evidence/stalls.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import type { Remark } from '../rule.ts';
import { isLongEnough } from '../shared/waits.ts';
import { seconds, seen } from '../shared/wording.ts';
import { afterAnotherDelete, deliveryOf } from './after-delete.ts';
import { answered, isTroubled, mayPass } from './attempts.ts';
import { hasCome, isUnread, strainedFrom, usualDelay, watchedFor } from './registrations.ts';

/** An event that was lost while callbacks misbehaved, the subscription that misses it, and what is to be said. */
export interface LostUnderStrain {
  readonly subscription: Subscription;
  readonly event: EventEntry;
  readonly remark: Remark;
}

/** ms beyond the usual delay after which an event that a later one has overtaken is not on its way any more. */
const OVERTAKEN = 2000;

const owedTo = ({ from, to }: Subscription, view: WebhookView): readonly EventEntry[] =>
  expectedEvents(view.events, view.trigger.id).filter((e) => e.at > from && e.doneAt < to);

/** Until when a subscription that misbehaves is owed events: its DELETE, its 410, the end of the watch. */
const owedUntil = (subscription: Subscription, view: WebhookView): number =>
  Math.min(
    subscription.to,
    Math.max(0, ...view.windows.filter((w) => w.observer === subscription.id).map((w) => w.to)),
    ...subscription.deliveries.filter((d) => d.entry.status === 410).map((d) => d.entry.at),
  );

const overtaken = (event: EventEntry, behind: Delivery, waited: number): Remark => {
  const { at, delay } = behind.entry;
  const trouble =
    delay === undefined ? `had been answered ${answered(behind)}` : `waited ${seconds(delay)} for its answer`;
  return {
    message: `An event that came ${seconds(event.doneAt - at)} after a notification to the same callback which ${trouble} was never sent there (waited ${seconds(waited)}); a later one was, and another subscription received it`,
    repair:
      'Keep what waits to be sent to a callback until it has been taken: an attempt that fails, or takes long, must not empty the queue.',
    seen: seen(behind.entry, 'body'),
  };
};

/** Whether an attempt holds up what comes after it; one that is refused for good may end a subscription, or rest it. */
const isInTheWay = (attempt: Delivery): boolean => mayPass(attempt) || attempt.entry.delay !== undefined;

/**
 * The events that a subscriber with a misbehaving callback was never told of, though the service went on with later ones
 * and told others of these: they were lost with the attempt before them, which no repeat can make good.
 */
const lostBehindAnother = (subscription: Subscription, view: WebhookView): readonly LostUnderStrain[] => {
  const until = owedUntil(subscription, view);
  const events = owedTo(subscription, view);
  const come = events.filter((e) => hasCome(e, subscription));
  return events.flatMap((event) => {
    const behind = subscription.deliveries.findLast((d) => isInTheWay(d) && d.entry.at < event.doneAt);
    const waited = until - event.doneAt - stalledBetween(view.stalls, event.doneAt, until);
    const isLost =
      !come.includes(event) &&
      !isUnread(event, subscription) &&
      come.some((e) => e.at > event.doneAt) &&
      view.sightings.witnessedAt(event, subscription.id) !== undefined &&
      waited > usualDelay(view) + OVERTAKEN;
    return behind !== undefined && isLost
      ? [{ subscription, event, remark: overtaken(event, behind, waited) }]
      : [];
  });
};

/**
 * When a DELETE came while callbacks misbehaved, after which silence may be its work; Infinity where earlier DELETEs left
 * others alive.
 */
const spoiltFrom = (view: WebhookView): number => {
  const isHarmless = afterAnotherDelete(view).some((later) => deliveryOf(later) !== undefined);
  if (isHarmless) return Infinity;
  const from = strainedFrom(view);
  return Math.min(Infinity, ...view.unsubscribes.map((u) => u.exchange.at).filter((at) => at > from));
};

/** What may have cost others an event: the newest 410 before it, as that ends something; else the newest failure. */
const cause = (failures: readonly Delivery[], event: EventEntry): Delivery | undefined => {
  const before = failures.filter((d) => d.entry.at < event.at);
  return before.findLast((d) => d.entry.status === 410) ?? before.at(-1);
};

const trouble = ({ entry }: Delivery): string => (entry.status === 410 ? 'had answered 410' : 'had failed');

/** Whether a callback came back after its DELETE: what is late to end the one before is L-02's to tell. */
const isRenewed = ({ registration }: Subscription, { cycled }: WebhookView): boolean =>
  cycled.some((s) => s.registration.callback === registration.callback);

/** The events that a usual subscription misses since a callback failed, and others had. */
const lostToOne = (subscription: Subscription, view: WebhookView): readonly LostUnderStrain[] => {
  const failures = view.strained.flatMap((s) => s.deliveries).filter(isTroubled);
  const until = Math.min(view.restartedAt, spoiltFrom(view));
  return owedTo(subscription, view).flatMap((event) => {
    const behind = event.at < until ? cause(failures, event) : undefined;
    const waited = watchedFor(subscription, event, view);
    const isLost =
      !hasCome(event, subscription) &&
      !isUnread(event, subscription) &&
      subscription.deliveries.some((d) => d.entry.at < event.at && d.events.length > 0) &&
      view.sightings.witnessedAt(event, subscription.id) !== undefined &&
      isLongEnough(waited, view.settle);
    if (behind === undefined || !isLost) return [];
    const remark: Remark = {
      message: `An event that came ${seconds(event.doneAt - behind.entry.at)} after another callback ${trouble(behind)} did not reach this subscription within ${seconds(waited)}; others received it`,
      repair: 'Let a callback that fails, or is gone, end nothing but its own subscription.',
      seen: seen(subscription.registration.exchange, 'callback'),
    };
    return [{ subscription, event, remark }];
  });
};

/** The events that reached nobody since a callback failed, one that always behaved among those that miss them. */
const lostToAll = (subscription: Subscription, view: WebhookView): readonly LostUnderStrain[] => {
  const failures = view.strained.flatMap((s) => s.deliveries).filter(isTroubled);
  const spoilt = spoiltFrom(view);
  return owedTo(subscription, view).flatMap((event) => {
    const behind = cause(failures, event);
    const waited = watchedFor(subscription, event, view);
    const isLost =
      event.doneAt < spoilt &&
      view.sightings.witnessedAt(event) === undefined &&
      !isUnread(event, subscription) &&
      isLongEnough(waited, view.settle);
    if (behind === undefined || !isLost) return [];
    const remark: Remark = {
      message: `An event that came ${seconds(event.doneAt - behind.entry.at)} after a callback ${trouble(behind)} reached nobody within ${seconds(waited)}, and callbacks that behave least of all`,
      repair: 'Let the failure of one callback hold up nothing but the notifications to it.',
      seen: seen(behind.entry, 'body'),
    };
    return [{ subscription, event, remark }];
  });
};

/** What was lost while callbacks misbehaved, and can be no matter of a repeat that is still to come. */
export const lostUnderStrain = (view: WebhookView): readonly LostUnderStrain[] => [
  ...view.strained.flatMap((subscription) =>
    subscription.deliveries.some(isTroubled)
      ? lostBehindAnother(subscription, view)
      : lostToAll(subscription, view),
  ),
  ...view.subscriptions
    .filter((subscription) => !isRenewed(subscription, view))
    .flatMap((subscription) => lostToOne(subscription, view)),
];
