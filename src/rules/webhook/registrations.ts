import type { Registration, Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { keptOf } from '../../kept.ts';
import { isBare } from './told-by-callback.ts';

/** Registrations as a maker makes them: with the connection's credentials and a usual callback. */
export const usualRegistrations = (view: WebhookView): Registration[] =>
  view.registrations.filter((r) => r.credentials === 'own' && r.callbackKind === 'issued' && r.asPlatform);

/**
 * Usual registrations that had no other one before them; one that is refused after others were accepted says something of
 * the second flow, or of the quota.
 */
export const properRegistrations = (view: WebhookView): Registration[] => {
  const usual = usualRegistrations(view);
  return usual.filter((r) => r.accepted || !usual.some((o) => o.accepted && o.answeredAt <= r.exchange.at));
};

/** Accepted subscriptions that had not been deleted when something was sent. */
export const livingAt = (at: number, view: WebhookView): Subscription[] =>
  view.subscriptions.filter((s) => s.from <= at && (s.goneAt ?? Infinity) > at);

/** When callbacks began to misbehave, or the service was restarted; Infinity where neither happened. */
export const strainedFrom = keptOf((view: WebhookView): number =>
  Math.min(
    view.restartedAt,
    ...view.registrations.filter((r) => r.callbackKind === 'strained').map((r) => r.exchange.at),
  ),
);

/** Longest time from an event to a notification before any callback misbehaved, in ms. */
export const usualDelay = keptOf((view: WebhookView): number =>
  Math.max(
    0,
    ...view.subscriptions.flatMap(({ deliveries }) =>
      deliveries
        .filter((d) => d.entry.at < strainedFrom(view))
        .flatMap((d) => d.events.map((e) => d.entry.at - e.doneAt)),
    ),
  ),
);

/** When the run began to end things: the first DELETE, of whom it may be; or callbacks that misbehave, or a restart. */
export const endingFrom = keptOf((view: WebhookView): number =>
  Math.min(strainedFrom(view), ...view.unsubscribes.map((r) => r.exchange.at)),
);

/**
 * Events that a subscription is expected: caused after its registration was answered, and before anything was deleted or
 * any callback misbehaved.
 */
export const expectedBy = (subscription: Subscription, view: WebhookView): EventEntry[] =>
  expectedEvents(view.events, view.trigger.id).filter(
    (e) => e.at > subscription.from && e.doneAt < Math.min(subscription.to, endingFrom(view)),
  );

/** Whether a subscription was notified of an event. */
export const hasCome = (event: EventEntry, { deliveries }: Subscription): boolean =>
  deliveries.some((d) => d.events.includes(event));

/**
 * Whether the notification of an event may be among what was cut, or left out of the trace for want of room, or came
 * without a body.
 */
export const isUnread = (event: EventEntry, { deliveries }: Subscription): boolean =>
  deliveries.some(
    (d) =>
      (d.truncated && (d.entry.body === '' || d.entry.at >= event.at)) ||
      (isBare(d) && d.entry.at >= event.at),
  );

/** ms from an event to the end of the longest window in which a subscription was watched for it; undefined for none. */
export const watchedFor = (
  subscription: Subscription,
  event: EventEntry,
  view: WebhookView,
): number | undefined => {
  const windows = view.windows.filter(
    (w) => w.observer === subscription.id && w.events.includes(event.token),
  );
  return windows.length === 0 ? undefined : Math.max(...windows.map((w) => w.to - event.doneAt));
};
