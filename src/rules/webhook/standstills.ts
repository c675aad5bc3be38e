import { expectedEvents } from '../../evidence/events.ts';
import { stalledBetween } from '../../evidence/stalls.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { keptOf } from '../../kept.ts';
import { usualDelay } from './registrations.ts';

interface Stretch {
  readonly at: number;
  readonly to: number;
}

/** ms beyond the usual delay without a notification to anybody from which on, with one due, whoever sends them stands still. */
const STILL = 2000;

/** From events to their notifications at callbacks that behave. */
const dues = (view: WebhookView): readonly Stretch[] =>
  [...view.subscriptions, ...view.shaped].flatMap(({ deliveries }) =>
    expectedEvents(view.events, view.trigger.id).flatMap((event) => {
      const came = deliveries.find((d) => d.events.includes(event));
      return came === undefined ? [] : [{ at: event.doneAt, to: came.entry.at }];
    }),
  );

/** When nobody was notified although callbacks that behave were owed an event, and got it afterwards: C-11's to tell. */
const standstills = keptOf((view: WebhookView): readonly Stretch[] => {
  const isLong = ({ at, to }: Stretch): boolean => to - at > usualDelay(view) + STILL;
  const times = view.deliveries.map((d) => d.entry.at).toSorted((a, b) => a - b);
  const gaps = times
    .slice(1)
    .map((to, i) => ({ at: times[i] ?? to, to }))
    .filter(isLong);
  const late = gaps.length === 0 ? [] : dues(view).filter(isLong);
  return gaps.flatMap(({ at, to }) => {
    const owedFrom = Math.min(...late.filter((d) => d.at < to && d.to >= to).map((d) => d.at));
    const still = { at: Math.max(at, owedFrom), to };
    return isLong(still) ? [still] : [];
  });
});

/** ms between two times in which a service could repeat a notification: neither the run nor all that it sends stood still. */
export const livelyBetween = (view: WebhookView, from: number, to: number): number =>
  to - from - stalledBetween([...view.stalls, ...standstills(view)], from, to);
