import type { DeliveryEntry, EventEntry, Exchange, TriggerDefinition, TriggerSettings } from '../model.ts';
import { bodyOf } from './body.ts';
import { oncePerEntry } from './once-per-entry.ts';
import { createRecognition } from './recognition.ts';

const wholeBody = oncePerEntry((entry, trigger, settings) => {
  const { text, json, part } = bodyOf(entry);
  const read = json ?? (settings.arrivedId === undefined ? undefined : part);
  // A body that is no JSON still tells of an event when it bears the token.
  return createRecognition(text, [read ?? text], trigger.id, settings);
});

/** The events that a body as a whole tells of, wherever in it. */
export const toldBy = (
  entry: Exchange | DeliveryEntry,
  events: readonly EventEntry[],
  trigger: TriggerDefinition,
  settings: TriggerSettings,
): readonly EventEntry[] => {
  const recognition = wholeBody(entry, trigger, settings);
  return events.filter((e) => recognition.of(e).size > 0);
};
