import type { DeliveryEntry, EventEntry, Json, Trace, TriggerDefinition, TriggerSettings } from '../model.ts';
import { bodyOf } from './body.ts';
import { elementsOf } from './elements.ts';
import { eventsOf } from './events.ts';
import { oncePerEntry } from './once-per-entry.ts';
import { isNewsOf, type Item } from './payload.ts';
import { createRecognition } from './recognition.ts';
import { toldBy } from './told-by.ts';
import { settingsIn } from './trigger-view.ts';

/** A request that came to the callback receiver. */
export interface Delivery {
  readonly entry: DeliveryEntry;
  readonly subscription: string | undefined;
  /** The callback URL as it was given; absent for a request that names none of ours. */
  readonly callback: string | undefined;
  /** The whole body; undefined where it was cut, or cannot be read. */
  readonly json: Json | undefined;
  readonly truncated: boolean;
  readonly events: readonly EventEntry[];
}

const deliveryOf = (
  entry: DeliveryEntry,
  callback: string | undefined,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
  events: readonly EventEntry[],
): Delivery => {
  return {
    entry,
    subscription: entry.subscription,
    callback,
    json: bodyOf(entry).json,
    truncated: entry.truncated === true,
    // What came before an event was caused cannot tell of it, whatever id it bears.
    events: toldBy(
      entry,
      events.filter((e) => e.at <= entry.at),
      trigger,
      settings,
    ),
  };
};

/**
 * The notifications of a trigger: those to callbacks that a registration of the trace gave out, and those that name no
 * callback of ours and yet tell of an event of ours.
 */
export const deliveriesOf = (
  trace: Trace,
  callbacks: ReadonlyMap<string, string>,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
  events: readonly EventEntry[],
): readonly Delivery[] =>
  trace.entries
    .filter(
      (e): e is DeliveryEntry =>
        e.type === 'delivery' && (e.trigger === trigger.id || e.subscription === undefined),
    )
    .map((e) => deliveryOf(e, callbacks.get(e.subscription ?? ''), trigger, settings, events))
    .filter((d) =>
      d.subscription === undefined
        ? d.events.some((e) => e.relations[trigger.id] === 'expected')
        : callbacks.has(d.subscription),
    );

/** The notifications to some subscriptions of a trigger. */
export const deliveriesTo = (
  subscriptions: ReadonlySet<string>,
  trace: Trace,
  trigger: TriggerDefinition,
): readonly Delivery[] => {
  const [settings, events] = [settingsIn(trace, trigger), eventsOf(trace, trigger.id)];
  return trace.entries.flatMap((e) =>
    e.type === 'delivery' && e.subscription !== undefined && subscriptions.has(e.subscription)
      ? [deliveryOf(e, undefined, trigger, settings, events)]
      : [],
  );
};

const elements = oncePerEntry((entry, trigger, settings) => {
  const { text, json } = bodyOf(entry);
  const found = json === undefined ? [] : elementsOf(json, settings);
  const values = found.map((e) => e.value);
  return { found, recognition: createRecognition(text, values, trigger.id, settings) };
});

/** What a notification brings: the elements of its array, or the whole body, each with the events that it tells of. */
export const itemsOf = (
  { entry, json, events }: Delivery,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
): readonly Item[] => {
  if (json === undefined) return [];
  const { found, recognition } = elements(entry, trigger, settings);
  if (found.length < 2) return [{ ...(found[0] ?? { value: json, pointer: '' }), events }];
  return found.map((element, i) => ({
    ...element,
    events: events.filter((e) => recognition.of(e).has(i)),
  }));
};

/**
 * What a notification brings as news of an event: each element of its array for itself, as a flow that splits the array runs
 * once for each; else the whole.
 */
export const newsOf = (
  event: EventEntry,
  delivery: Delivery,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
): readonly Item[] => {
  const news = itemsOf(delivery, trigger, settings).filter((item) => isNewsOf(item, event));
  // Several changes of one thing bear one id, and cannot be told apart: they count as one.
  const [shared] = news.filter((item) => item.events.length > 1);
  const told = news.filter((item) => item.events.length === 1 || item === shared);
  if (told.length > 0 || delivery.events.at(-1) !== event) return told;
  return [{ pointer: '', value: delivery.json ?? delivery.entry.body, events: delivery.events }];
};

/** How many things in a notification tell of an event. */
const timesTold = (
  event: EventEntry,
  delivery: Delivery,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
): number =>
  delivery.events.includes(event)
    ? Math.max(1, itemsOf(delivery, trigger, settings).filter((i) => i.events.includes(event)).length)
    : 0;

/** How many things in some notifications tell of an event. */
export const timesToldIn = (
  deliveries: readonly Delivery[],
  event: EventEntry,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
): number => deliveries.reduce((sum, d) => sum + timesTold(event, d, trigger, settings), 0);
