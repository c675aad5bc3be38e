import type { EventEntry } from '../../model.ts';

/** ms within which events come close together. */
const CLOSE = 1500;

/** The events that came close together with one, itself among them. */
export const burstAround = (event: EventEntry, events: readonly EventEntry[]): readonly EventEntry[] =>
  events.filter((e) => Math.abs(e.at - event.at) < CLOSE);
