import type { Delivery } from '../../evidence/deliveries.ts';
import { stalledBetween } from '../../evidence/stalls.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import type { Remark } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { answered, isTroubled, mayPass } from './attempts.ts';
import { lostToAll, lostToOne, owedTo, type LostUnderStrain } from './lost-to-others.ts';
import { hasCome, isUnread, usualDelay } from './registrations.ts';

/** ms beyond the usual delay after which an event that a later one has overtaken is not on its way any more. */
const OVERTAKEN = 2000;

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

/** What was lost while callbacks misbehaved, and can be no matter of a repeat that is still to come. */
export const lostUnderStrain = (view: WebhookView): readonly LostUnderStrain[] => [
  ...view.strained.flatMap((subscription) =>
    subscription.deliveries.some(isTroubled)
      ? lostBehindAnother(subscription, view)
      : lostToAll(subscription, view),
  ),
  ...view.subscriptions.flatMap((subscription) => lostToOne(subscription, view)),
];
