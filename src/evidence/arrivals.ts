import type { DeliveryEntry, EventEntry, Exchange, Json } from '../model.ts';
import type { Item } from './payload.ts';

/** A value that the platform was handed, by a poll or by a notification. */
export interface Arrival {
  /** The event of ours that it tells of; undefined where it tells of none. */
  readonly event: EventEntry | undefined;
  readonly value: Json;
  /** JSON Pointer of the value in the body that brought it. */
  readonly pointer: string;
  readonly entry: Exchange | DeliveryEntry;
}

/** The items of one body as arrivals: one for each event that an item tells of. */
export const arrivalsIn = (entry: Exchange | DeliveryEntry, items: readonly Item[]): readonly Arrival[] =>
  items.flatMap(({ value, pointer, events }) =>
    (events.length === 0 ? [undefined] : events).map((event) => ({ event, value, pointer, entry })),
  );
