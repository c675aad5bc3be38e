import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { isObject, toPointer, valueAt, type Json } from '../../json.ts';
import type { Attempts } from './attempts.ts';

/** The repeat of a notification that gives the event another id. */
export interface Renamed {
  readonly repeat: Delivery;
  readonly pointer: string;
  readonly before: string;
  readonly after: string;
}

/** Names of what tells events apart; other ids may well be those of one attempt. */
const ofEvents = /^(event|message|notification)?[-_]?(id|guid|uuid)$/i;

const idsIn = (value: Json | undefined, at: readonly string[] = []): readonly string[] => {
  // A batch of one event tells of it alone; of several, the order may be another each time.
  if (Array.isArray(value)) return value.length === 1 ? idsIn(value[0] as Json, [...at, '0']) : [];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, v]) =>
    ofEvents.test(name) && !isObject(v) ? [toPointer([...at, name])] : idsIn(v, [...at, name]),
  );
};

const textAt = ({ json }: Delivery, pointer: string): string | undefined => {
  const value = valueAt(json, pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

/** Where an id stands that somebody else was told of the same event, too: it is the event's, not that of one attempt. */
const sharedIds = (first: Delivery, event: Attempts['event'], view: WebhookView): readonly string[] =>
  idsIn(first.json).filter((pointer) =>
    view.deliveries.some(
      (d) =>
        d.subscription !== first.subscription &&
        d.events.length === 1 &&
        d.events.includes(event) &&
        textAt(d, pointer) !== undefined &&
        textAt(d, pointer) === textAt(first, pointer),
    ),
  );

/** The first repeat whose event has another id than in the attempt before; `arrived` is where the configuration says that it stands. */
export const renamedEvent = (
  all: readonly Attempts[],
  arrived: string | undefined,
  view: WebhookView,
): Renamed | undefined => {
  for (const { attempts, event } of all) {
    const [first, ...again] = attempts;
    if (first === undefined || first.events.length > 1) continue;
    for (const pointer of arrived === undefined ? sharedIds(first, event, view) : [arrived]) {
      const before = textAt(first, pointer);
      for (const repeat of again) {
        const after = textAt(repeat, pointer);
        if (before !== undefined && after !== undefined && after !== before)
          return { repeat, pointer, before, after };
      }
    }
  }
  return undefined;
};
