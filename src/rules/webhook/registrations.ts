import type { Registration, Subscription, WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';

/** Registrations as a maker makes them: with the connection's credentials and a callback. */
export const properRegistrations = (view: WebhookView): Registration[] =>
  view.registrations.filter((r) => r.credentials === 'own' && r.callbackKind === 'issued');

/** Events that a subscription is expected: caused after its registration was answered, and before anything was deleted. */
export const expectedBy = (subscription: Subscription, view: WebhookView): EventEntry[] => {
  const firstUnsubscribe = Math.min(Infinity, ...view.unsubscribes.map((r) => r.exchange.at));
  return expectedEvents(view.events, view.trigger.id).filter(
    (e) => e.at > subscription.from && e.doneAt < Math.min(subscription.to, firstUnsubscribe),
  );
};

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
