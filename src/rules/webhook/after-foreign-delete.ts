import { expectedEvents } from '../../evidence/events.ts';
import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { isSuccess } from '../../evidence/status.ts';
import { isLongEnough } from '../shared/waits.ts';
import { deletesSilenceOthers } from './after-delete.ts';
import { hasCome, isUnread, strainedFrom, watchedFor } from './registrations.ts';

/** What became of a subscription that somebody else tried to delete; undefined where no event tells. */
export const afterForeignDelete = (
  { exchange, subscription: id, status }: Unsubscribe,
  view: WebhookView,
): 'lives' | 'silent' | undefined => {
  const subscription = [...view.subscriptions, ...view.shaped].find((s) => s.id === id);
  if (subscription === undefined || !view.attributable) return undefined;
  const later = expectedEvents(view.events, view.trigger.id).filter(
    (e) => e.at > exchange.at && e.doneAt < subscription.to && e.at < strainedFrom(view),
  );
  if (later.some((e) => hasCome(e, subscription))) return 'lives';
  // One that was never served, or that another such DELETE ended, tells nothing of this one.
  const before = expectedEvents(view.events, view.trigger.id).filter(
    (e) => e.at > subscription.from && e.at < exchange.at,
  );
  const wasServed = before.length === 0 || before.some((e) => hasCome(e, subscription));
  const another = subscription.unsubscribes.some((r) => r.credentials !== 'own' && isSuccess(r.status));
  if (!wasServed || (another && !isSuccess(status))) return undefined;
  // Where all that were there fall silent, or another one of them, a DELETE of our own may have ended them.
  if (!isSuccess(status) && deletesSilenceOthers(view, id)) return undefined;
  const witnesses = [...view.subscriptions, ...view.shaped].filter(
    (s) => s.id !== id && s.from <= exchange.at,
  );
  const isWatched = later.some(
    (e) =>
      !isUnread(e, subscription) &&
      isLongEnough(watchedFor(subscription, e, view), view.settle) &&
      witnesses.some((s) => hasCome(e, s)),
  );
  return isWatched ? 'silent' : undefined;
};
