import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { isLongEnough } from '../shared/waits.ts';
import { strainedFrom, watchedFor } from './registrations.ts';

/** A subscription and an event that was caused after a DELETE. */
export interface Later {
  readonly subscription: Subscription;
  readonly event: EventEntry;
}

const delivered = ({ subscription, event }: Later): boolean =>
  subscription.deliveries.some((d) => d.events.includes(event));

/**
 * Deleted subscriptions, each with the events caused after its DELETE was answered. Not every event is watched for
 * silence: where one is, those that were neither watched nor delivered say nothing.
 */
export const afterOwnDelete = (view: WebhookView): Later[] =>
  view.subscriptions.flatMap((subscription) => {
    const isRepeated = subscription.repeats.some((r) => r.accepted);
    const later = expectedEvents(view.events, view.trigger.id)
      // A callback that was registered twice may have a second subscription: L-07's to tell.
      .filter((e) => !isRepeated && subscription.goneAt !== undefined && e.at > subscription.goneAt)
      .map((event) => ({ subscription, event }));
    const telling = later.filter((l) => isWatched(l, view) || delivered(l));
    return telling.length > 0 ? telling : later.slice(0, 1);
  });

/**
 * Subscriptions that were deleted as soon as they were registered and hear of events all the same, each with the first. Where
 * most of them do, the DELETE does nothing (U-03); a few tell of a race (L-04).
 */
export const leaksOfCycles = (view: WebhookView): { readonly leaks: Later[]; readonly areMost: boolean } => {
  const leaks = view.cycled.flatMap((subscription) => {
    const { goneAt } = subscription;
    const event = subscription.deliveries
      .flatMap((d) => d.events)
      .find((e) => goneAt !== undefined && e.at > goneAt);
    return event === undefined ? [] : [{ subscription, event }];
  });
  return { leaks, areMost: leaks.length > view.cycled.length / 2 };
};

/** Living subscriptions, each with the events caused after another one was deleted. */
export const afterAnotherDelete = (view: WebhookView): Later[] => {
  const firstGone = Math.min(Infinity, ...view.subscriptions.map((s) => s.goneAt ?? Infinity));
  return view.subscriptions.flatMap((subscription) => {
    const later = expectedEvents(view.events, view.trigger.id)
      .filter(
        (e) =>
          e.at > firstGone &&
          subscription.from < firstGone &&
          e.doneAt < Math.min(subscription.to, strainedFrom(view)),
      )
      .map((event) => ({ subscription, event }));
    const telling = later.filter((l) => isWatchedFor(l, view) || delivered(l));
    return telling.length > 0 ? telling : later.slice(0, 1);
  });
};

/**
 * Living subscriptions that miss an event which a subscription received that was deleted, and so it was answered, since they
 * were registered: its DELETE removed another one than its own. Each with the first such event.
 */
export const goneInstead = (view: WebhookView): Later[] =>
  view.subscriptions.flatMap((subscription) =>
    expectedEvents(view.events, view.trigger.id)
      .filter((e) => e.at > subscription.from && e.doneAt < Math.min(subscription.to, strainedFrom(view)))
      .map((event) => ({ subscription, event }))
      .filter(
        (later) =>
          !delivered(later) &&
          isLongEnough(watchedFor(subscription, later.event, view), view.settle) &&
          [...view.subscriptions, ...view.cycled].some(
            ({ goneAt = Infinity, repeats, ...gone }) =>
              !repeats.some((r) => r.accepted) &&
              goneAt > subscription.from &&
              goneAt < later.event.at &&
              gone.deliveries.some((d) => d.events.includes(later.event)),
          ),
      )
      .slice(0, 1),
  );

/** The notification of an event to a subscription, where it came. */
export const deliveryOf = (later: Later) =>
  later.subscription.deliveries.find((d) => d.events.includes(later.event));

/** Whether a DELETE was seen to silence subscriptions, but for one, before anything misbehaved: U-04's to tell. */
export const deletesSilenceOthers = (view: WebhookView, except?: string): boolean =>
  afterAnotherDelete(view).some(
    (later) =>
      later.subscription.id !== except &&
      deliveryOf(later) === undefined &&
      isLongEnough(watchedFor(later.subscription, later.event, view), view.settle),
  );

const isWatchedFor = ({ subscription, event }: Later, view: WebhookView): boolean =>
  view.windows.some((w) => w.observer === subscription.id && w.events.includes(event.token));

/** Whether silence was listened for: without a window of its own it says nothing. */
export const isWatched = ({ subscription, event }: Later, view: WebhookView): boolean =>
  view.windows.some(
    (w) => w.purpose === 'silence' && w.observer === subscription.id && w.events.includes(event.token),
  );

/** Whether a living subscription saw the event, so that silence elsewhere says something. */
export const witnessed = ({ subscription, event }: Later, view: WebhookView): boolean =>
  view.subscriptions.some((s) => s.id !== subscription.id && delivered({ subscription: s, event }));

/** ms for what was under way when a DELETE was answered. */
const IN_FLIGHT = 1000;

/** Subscriptions that were deleted while the notification of an event to them had failed and was still to be repeated. */
export const pendingAtDelete = (view: WebhookView): Later[] =>
  view.strained.flatMap((subscription) => {
    const { goneAt } = subscription;
    const last = subscription.deliveries.filter((d) => goneAt !== undefined && d.entry.at < goneAt).at(-1);
    const event = last?.events.at(-1);
    const isPending = last !== undefined && (last.entry.status >= 500 || last.entry.status === 429);
    return event === undefined || !isPending || !isWatchedFor({ subscription, event }, view)
      ? []
      : [{ subscription, event }];
  });

/** An attempt that came after the DELETE, where one did. */
export const repeatAfterDelete = ({ subscription }: Later) =>
  subscription.deliveries.find((d) => d.entry.at > (subscription.goneAt ?? Infinity) + IN_FLIGHT);
