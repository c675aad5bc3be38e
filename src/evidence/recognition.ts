import { textOf, valueAt, type Json } from '../json.ts';
import type { EventEntry, TriggerSettings } from '../model.ts';
import { elementsOf } from './elements.ts';

/** Tells which of some values speak of an event: by the token anywhere in one, or by the event's id. */
export interface Recognition {
  /** Places in the list of values. */
  readonly of: (event: EventEntry) => ReadonlySet<number>;
}

const none: ReadonlySet<number> = new Set();

/** Tokens are plain characters, which an escape may hide. */
const escape = /\\u00([2-7][0-9a-f])/gi;

const unescaped = (text: string): string =>
  text.replaceAll(escape, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const idsOf = (value: Json, arrivedId: string, settings: TriggerSettings): string[] =>
  [value, ...elementsOf(value, settings).map((e) => e.value)].flatMap((v) => {
    const arrived = valueAt(v, arrivedId);
    return arrived === undefined || arrived === null ? [] : [textOf(arrived)];
  });

const placesById = (values: readonly Json[], arrivedId: string, settings: TriggerSettings) => {
  const places = new Map<string, Set<number>>();
  values.forEach((value, i) => {
    for (const id of idsOf(value, arrivedId, settings)) {
      const have = places.get(id);
      if (have === undefined) places.set(id, new Set([i]));
      else have.add(i);
    }
  });
  return places;
};

/** Recognises events in values that were read from a text; each event is looked for once. */
export const createRecognition = (
  text: string,
  values: readonly Json[],
  trigger: string,
  settings: TriggerSettings,
): Recognition => {
  const { arrivedId } = settings;
  const known = new Map<EventEntry, ReadonlySet<number>>();
  let places: ReadonlyMap<string, ReadonlySet<number>> | undefined;
  let plain: string | undefined;

  const byToken = ({ token }: EventEntry): ReadonlySet<number> => {
    plain ??= unescaped(text);
    if (!plain.includes(token)) return none;
    return new Set(values.flatMap((v, i) => (JSON.stringify(v).includes(token) ? [i] : [])));
  };
  const byId = (ids: readonly string[], pointer: string): ReadonlySet<number> => {
    places ??= placesById(values, pointer, settings);
    return new Set(ids.flatMap((id) => [...(places?.get(id) ?? none)]));
  };
  return {
    of(event) {
      const have = known.get(event);
      if (have !== undefined) return have;
      const ids = event.ids[trigger] ?? [];
      const found = arrivedId !== undefined && ids.length > 0 ? byId(ids, arrivedId) : byToken(event);
      known.set(event, found);
      return found;
    },
  };
};
