import { isObject, toPointer, valueAt, type Json } from '../../json.ts';
import { expectedEvents } from '../../evidence/events.ts';
import type { Chain, PollingView } from '../../evidence/polling-view.ts';
import type { EventEntry } from '../../model.ts';
import { compareStates } from '../policy/order.ts';
import { itemOf } from '../policy/ties.ts';

/** Fewer events one after the other may have growing values by chance. */
const NO_CHANCE = 3;

/** What to do where items become visible out of the order of their numbers. */
export const REPAIR_OF_ORDER =
  'Give an item its number, or time, when it becomes visible, or let the state stop before the lowest one that is still being written. A number taken before the commit is passed by a poll that brings a higher one.';

type Known = readonly (readonly [event: EventEntry, item: Json])[];

/** What became of an event that was passed. */
export const wasPassed = (number: string): string =>
  `a poll brought an item with a higher ${number} before the event was there, so items become visible out of the order of ${number}`;

const fieldsOf = (item: Json | undefined): string[] =>
  isObject(item) ? Object.keys(item).map((name) => toPointer([name])) : [];

/** Whether a field of the items is a number, or time, that grows from each event to those caused after it was done. */
const isGrowing = (field: string, known: Known): boolean => {
  const steps = known.flatMap(([event, item]) =>
    known
      .filter(([later]) => later.at > event.doneAt)
      .map(([, other]) => compareStates(valueAt(other, field), valueAt(item, field))),
  );
  return (
    steps.every((step) => step !== undefined && step >= 0) &&
    steps.filter((step) => step !== 0).length >= NO_CHANCE
  );
};

/** The events that a poll brought while the step that causes another one was not yet answered. */
const broughtMeanwhile = (event: EventEntry, chain: Chain, view: PollingView): readonly EventEntry[] =>
  expectedEvents(view.events, view.trigger.id).filter((other) => {
    const poll = chain.arrivals.get(other.token)?.exchange;
    return poll !== undefined && poll.at < event.doneAt && event.at < poll.at + poll.durationMs;
  });

/**
 * JSON Pointer of the number by which each of some lost events was passed before it was visible; undefined where that
 * is not why they were lost.
 */
export const passedBy = (
  lost: readonly EventEntry[],
  chain: Chain,
  view: PollingView,
): string | undefined => {
  const passing = lost.map((event) => ({ event, others: broughtMeanwhile(event, chain, view) }));
  if (lost.length === 0 || passing.some(({ others }) => others.length === 0)) return undefined;
  const items = new Map(
    expectedEvents(view.events, view.trigger.id).flatMap((event) => {
      const item = itemOf(event, view);
      return item === undefined ? [] : [[event, item] as const];
    }),
  );
  const isPassed = (field: string): boolean =>
    passing.every(({ event, others }) =>
      others.some(
        (o) => (compareStates(valueAt(items.get(o), field), valueAt(items.get(event), field)) ?? 0) > 0,
      ),
    );
  const first = lost[0] === undefined ? undefined : items.get(lost[0]);
  return fieldsOf(first).find((field) => isPassed(field) && isGrowing(field, [...items]));
};
