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

/** Whether a body as a whole tells of an event, wherever in it. */
export const tellsOf = (
  entry: Exchange | DeliveryEntry,
  event: EventEntry,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
): boolean => wholeBody(entry, trigger, settings).of(event).size > 0;
