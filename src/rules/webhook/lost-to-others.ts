import type { Delivery } from '../../evidence/deliveries.ts';
import { expectedEvents } from '../../evidence/events.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import type { Remark } from '../rule.ts';
import { isLongEnough } from '../shared/waits.ts';
import { seconds, seen } from '../shared/wording.ts';
import { deletesSilenceOthers } from './after-delete.ts';
import { isTroubled } from './attempts.ts';
import { hasCome, isUnread, strainedFrom, watchedFor } from './registrations.ts';

/** An event that was lost while callbacks misbehaved, the subscription that misses it, and what is to be said. */
export interface LostUnderStrain {
  readonly subscription: Subscription;
  readonly event: EventEntry;
  readonly remark: Remark;
}

/** The events from the time of a subscription. */
export const owedTo = ({ from, to }: Subscription, view: WebhookView): readonly EventEntry[] =>
  expectedEvents(view.events, view.trigger.id).filter((e) => e.at > from && e.doneAt < to);

/** What may have cost others an event: the newest 410 before it, as that ends something; else the newest failure. */
const cause = (failures: readonly Delivery[], event: EventEntry): Delivery | undefined => {
  const before = failures.filter((d) => d.entry.at < event.at);
  return before.findLast((d) => d.entry.status === 410) ?? before.at(-1);
};

/** What happened before an event that may have cost others it. */
const trouble = ({ entry }: Delivery, event: EventEntry, view: WebhookView): string => {
  const isDeleted = view.unsubscribes.some(
    (u) =>
      u.exchange.at < event.at &&
      u.exchange.at >= strainedFrom(view) &&
      view.strained.some((s) => s.id === u.subscription),
  );
  return `${entry.status === 410 ? 'had answered 410' : 'had failed'}${isDeleted ? ', and one was deleted,' : ''}`;
};

/** Whether a callback came back after its DELETE: what is late to end the one before is L-02's to tell. */
const isRenewed = ({ registration }: Subscription, { cycled }: WebhookView): boolean =>
  cycled.some((s) => s.registration.callback === registration.callback);

/** The events that a usual subscription misses since a callback failed, and others had. */
export const lostToOne = (subscription: Subscription, view: WebhookView): readonly LostUnderStrain[] => {
  if (isRenewed(subscription, view) || deletesSilenceOthers(view)) return [];
  const failures = view.strained.flatMap((s) => s.deliveries).filter(isTroubled);
  return owedTo(subscription, view).flatMap((event) => {
    const behind = event.at < view.restartedAt ? cause(failures, event) : undefined;
    const waited = watchedFor(subscription, event, view);
    const isLost =
      !hasCome(event, subscription) &&
      !isUnread(event, subscription) &&
      subscription.deliveries.some((d) => d.entry.at < event.at && d.events.length > 0) &&
      view.sightings.witnessedAt(event, subscription.id) !== undefined &&
      isLongEnough(waited, view.settle);
    if (behind === undefined || !isLost) return [];
    const remark: Remark = {
      message: `An event that came ${seconds(event.doneAt - behind.entry.at)} after another callback ${trouble(behind, event, view)} did not reach this subscription within ${seconds(waited)}; others received it`,
      repair: 'Let a callback that fails or is gone, and a DELETE, end nothing but their own subscription.',
      seen: seen(subscription.registration.exchange, 'callback'),
    };
    return [{ subscription, event, remark }];
  });
};

/** The events that reached nobody since a callback failed, one that always behaved among those that miss them. */
export const lostToAll = (subscription: Subscription, view: WebhookView): readonly LostUnderStrain[] => {
  if (deletesSilenceOthers(view)) return [];
  const failures = view.strained.flatMap((s) => s.deliveries).filter(isTroubled);
  return owedTo(subscription, view).flatMap((event) => {
    const behind = cause(failures, event);
    const waited = watchedFor(subscription, event, view);
    const isLost =
      view.sightings.witnessedAt(event) === undefined &&
      !isUnread(event, subscription) &&
      isLongEnough(waited, view.settle);
    if (behind === undefined || !isLost) return [];
    const remark: Remark = {
      message: `An event that came ${seconds(event.doneAt - behind.entry.at)} after a callback ${trouble(behind, event, view)} reached nobody within ${seconds(waited)}, and callbacks that behave least of all`,
      repair: 'Let the failure of one callback hold up nothing but the notifications to it.',
      seen: seen(behind.entry, 'body'),
    };
    return [{ subscription, event, remark }];
  });
};
