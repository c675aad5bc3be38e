import { expectedEvents } from '../../evidence/events.ts';
import type { Unsubscribe, WebhookView } from '../../evidence/webhook-view.ts';
import { isLongEnough } from '../shared/waits.ts';
import { hasCome, strainedFrom, watchedFor } from './registrations.ts';

/** What became of a subscription that somebody else tried to delete; undefined where no event tells. */
export const afterForeignDelete = (
  { exchange, subscription: id }: Unsubscribe,
  view: WebhookView,
): 'lives' | 'silent' | undefined => {
  const subscription = [...view.subscriptions, ...view.shaped].find((s) => s.id === id);
  if (subscription === undefined || !view.attributable) return undefined;
  const later = expectedEvents(view.events, view.trigger.id).filter(
    (e) => e.at > exchange.at && e.doneAt < subscription.to && e.at < strainedFrom(view),
  );
  if (later.some((e) => hasCome(e, subscription))) return 'lives';
  const isWatched = later.some(
    (e) =>
      isLongEnough(watchedFor(subscription, e, view), view.settle) &&
      view.sightings.witnessedAt(e, subscription.id) !== undefined,
  );
  return isWatched ? 'silent' : undefined;
};
