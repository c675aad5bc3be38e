import type { DeliveryEntry, EventEntry, Json, Trace, TriggerDefinition, TriggerSettings } from '../model.ts';
import { parseJson } from '../json.ts';
import { elementsOf, recognise, type Item } from './payload.ts';

/** A request that came to the callback receiver. */
export interface Delivery {
  readonly entry: DeliveryEntry;
  readonly subscription: string | undefined;
  /** The callback URL as it was given; absent for a request that names none of ours. */
  readonly callback: string | undefined;
  readonly json: Json | undefined;
  readonly events: readonly EventEntry[];
}

const deliveryOf = (
  entry: DeliveryEntry,
  callbacks: ReadonlyMap<string, string>,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
  events: readonly EventEntry[],
): Delivery => {
  const json = parseJson(entry.body);
  return {
    entry,
    subscription: entry.subscription,
    callback: entry.subscription === undefined ? undefined : callbacks.get(entry.subscription),
    json,
    // A body that is no JSON still tells of an event when it bears the token.
    // What came before an event was caused cannot tell of it, whatever id it bears.
    events: events.filter((e) => e.at <= entry.at && recognise(e, trigger.id, json ?? entry.body, settings)),
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
    .map((e) => deliveryOf(e, callbacks, trigger, settings, events))
    .filter((d) =>
      d.subscription === undefined
        ? d.events.some((e) => e.relations[trigger.id] === 'expected')
        : callbacks.has(d.subscription),
    );

/** What a notification brings: the elements of its array, or the whole body, each with the events that it tells of. */
export const itemsOf = (
  { json, events }: Delivery,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
): readonly Item[] => {
  if (json === undefined) return [];
  const elements = elementsOf(json, settings);
  if (elements.length < 2) return [{ ...(elements[0] ?? { value: json, pointer: '' }), events }];
  return elements.map((element) => ({
    ...element,
    events: events.filter((e) => recognise(e, trigger.id, element.value, settings)),
  }));
};
