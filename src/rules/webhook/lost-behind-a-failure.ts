import type { Delivery } from '../../evidence/deliveries.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { stalledBetween } from '../../evidence/stalls.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import { wasTaken } from './attempts.ts';
import { hasCome, isUnread, usualDelay } from './registrations.ts';

/** ms beyond the usual delay after which an event that a later one has overtaken is not on its way any more. */
const OVERTAKEN = 2000;

/** An event that no attempt was made to tell a subscriber of, because it came while another one had failed or was slow. */
export interface Lost {
  readonly event: EventEntry;
  /** The attempt that was to be repeated, or had not been answered. */
  readonly behind: Delivery;
  readonly waited: number;
}

const troubled = (d: Delivery): boolean => !wasTaken(d) || d.entry.delay !== undefined;

/** Until when a subscription that misbehaves is owed events: its DELETE, its 410, the end of the watch. */
const owedUntil = (subscription: Subscription, view: WebhookView): number =>
  Math.min(
    subscription.to,
    Math.max(0, ...view.windows.filter((w) => w.observer === subscription.id).map((w) => w.to)),
    ...subscription.deliveries.filter((d) => d.entry.status === 410).map((d) => d.entry.at),
  );

/**
 * The events that a subscriber with a misbehaving callback was never told of, though the service went on with later ones
 * and told others of these: they were lost with the attempt before them, which no repeat can make good.
 */
export const lostBehindAFailure = (subscription: Subscription, view: WebhookView): readonly Lost[] => {
  const until = owedUntil(subscription, view);
  const events = expectedEvents(view.events, view.trigger.id).filter((e) => e.at > subscription.from);
  const come = events.filter((e) => hasCome(e, subscription));
  return events.flatMap((event) => {
    const behind = subscription.deliveries.findLast((d) => troubled(d) && d.entry.at < event.doneAt);
    const waited = until - event.doneAt - stalledBetween(view.stalls, event.doneAt, until);
    const isLost =
      !come.includes(event) &&
      !isUnread(event, subscription) &&
      come.some((e) => e.at > event.doneAt) &&
      view.sightings.witnessedAt(event, subscription.id) !== undefined &&
      waited > usualDelay(view) + OVERTAKEN;
    return behind !== undefined && isLost ? [{ event, behind, waited }] : [];
  });
};
