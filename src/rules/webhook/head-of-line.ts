import type { Delivery } from '../../evidence/deliveries.ts';
import { expectedEvents } from '../../evidence/events.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { keptOf } from '../../kept.ts';
import type { EventEntry } from '../../model.ts';
import { heldFor } from './attempts.ts';
import { strainedFrom } from './registrations.ts';

/** ms for an answer to reach the service, and for timers that end early. */
const EARLY = 50;

/** So many gaps at least say what is usual. */
const FEWEST = 5;

/**
 * Longest time without a notification before any callback misbehaved, while one was still to come: what a queue, a sweep
 * or a limit takes by itself. Infinity where too few tell.
 */
const usualGap = keptOf((view: WebhookView): number => {
  const before = view.deliveries
    .filter((d) => d.entry.at < strainedFrom(view))
    .toSorted((a, b) => a.entry.at - b.entry.at);
  const gaps = before.flatMap((d, i) => {
    const last = before[i - 1]?.entry.at;
    return last !== undefined && d.events.some((e) => e.doneAt <= last) ? [d.entry.at - last] : [];
  });
  return gaps.length < FEWEST ? Infinity : Math.max(...gaps);
});

/** ms from one notification of an event to the next one of it, before any callback misbehaved: a queue's usual pace. */
const paceOf = keptOf((view: WebhookView): number => {
  const gaps = expectedEvents(view.events, view.trigger.id).flatMap((event) => {
    const times = view.deliveries
      .filter((d) => d.entry.at < strainedFrom(view) && d.events.includes(event))
      .map((d) => d.entry.at)
      .toSorted((a, b) => a - b);
    return times.slice(1).map((at, i) => at - (times[i] ?? at));
  });
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
});

/** ms that a queue which serves one after another needs for all that it sent in a time: there are more callbacks now. */
export const queueTime = (view: WebhookView, from: number, to: number): number =>
  paceOf(view) * view.deliveries.filter((d) => d.entry.at > from && d.entry.at <= to).length;

/**
 * The slow callback behind which a notification stood in line: nobody was notified until it answered, though such a pause
 * is not the service's way.
 */
export const keptBackBy = (came: Delivery, event: EventEntry, view: WebhookView): Delivery | undefined => {
  const gap = usualGap(view);
  return view.deliveries.find((slow) => {
    const { entry, events } = slow;
    const answeredAt = entry.at + heldFor(slow);
    return (
      events.includes(event) &&
      heldFor(slow) > 2 * gap &&
      came.entry.at > answeredAt - EARLY &&
      !view.deliveries.some((d) => d.entry.at > entry.at && d.entry.at < answeredAt - EARLY)
    );
  });
};
