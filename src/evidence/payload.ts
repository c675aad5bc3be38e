import { defined } from '../defined.ts';
import { isObject, member, valueAt, type Json } from '../json.ts';
import type {
  DeliveryEntry,
  EventEntry,
  Exchange,
  Schema,
  TriggerDefinition,
  TriggerSettings,
} from '../model.ts';
import { dataPointer } from '../expression/data-pointer.ts';
import { bodyOf } from './body.ts';
import { oncePerEntry } from './once-per-entry.ts';
import { createRecognition, type Recognition } from './recognition.ts';

/** One item of an answer or a notification, and the events of ours that it tells of. */
export interface Item {
  readonly pointer: string;
  readonly value: Json;
  readonly events: readonly EventEntry[];
}

/**
 * Whether an item is news of an event: it tells of it and of none that came later. One that tells of several is the
 * same thing changed again, and news of the last change only.
 */
export const isNewsOf = (item: Item, event: EventEntry): boolean => item.events.at(-1) === event;

/** A body read as JSON, and what in it are items. */
export interface Payload {
  readonly json?: Json;
  /** JSON Pointer of the array that holds the items, where there is one. */
  readonly array?: string;
  readonly items: readonly Item[];
}

interface Shape {
  readonly array?: string;
  readonly items: readonly Item[];
  /** What stands where an array is expected is an item only where it tells of an event. */
  readonly isDoubtful: boolean;
}

interface Known {
  readonly shape: Shape;
  readonly recognition: Recognition;
  last: { readonly told: readonly EventEntry[]; readonly payload: Payload } | undefined;
}

/** A schema with its `$ref` followed. */
export const follow = (
  schema: Schema | undefined,
  trigger: TriggerDefinition,
  depth = 0,
): Schema | undefined => {
  const ref = member(schema, '$ref');
  if (typeof ref !== 'string' || depth > 20) return schema;
  const target = member(trigger.definitions, ref.replace('#/definitions/', ''));
  return isObject(target) ? follow(target, trigger, depth + 1) : undefined;
};

const isArraySchema = (schema: Schema | undefined): boolean => {
  const type = schema?.['type'];
  return (
    type === 'array' ||
    (Array.isArray(type) && type.includes('array')) ||
    (type === undefined && schema?.['items'] !== undefined)
  );
};

const declaredArray = (trigger: TriggerDefinition): string | undefined => {
  const root = follow(trigger.responses['200']?.schema, trigger);
  if (root === undefined) return undefined;
  if (isArraySchema(root)) return '';
  const properties = root['properties'];
  const arrays = isObject(properties)
    ? Object.keys(properties).filter((k) => isArraySchema(follow(member(properties, k) as Schema, trigger)))
    : [];
  return arrays.length === 1 ? `/${arrays[0]?.replaceAll('~', '~0').replaceAll('/', '~1')}` : undefined;
};

const onlyArray = (json: Json): string | undefined => {
  if (Array.isArray(json)) return '';
  if (!isObject(json)) return undefined;
  const arrays = Object.keys(json).filter((k) => Array.isArray(json[k]));
  return arrays.length === 1 ? `/${arrays[0]?.replaceAll('~', '~0').replaceAll('/', '~1')}` : undefined;
};

/** JSON Pointer of the array that the definition or the configuration names for a batch; undefined where neither does. */
export const itemsPointer = (trigger: TriggerDefinition, settings: TriggerSettings): string | undefined =>
  settings.items ??
  (trigger.policy === undefined ? declaredArray(trigger) : dataPointer(trigger.policy.dataPath));

/** Where the items of a body are, and which they are; the last one of a body that was cut may not be whole. */
const shapeOf = (json: Json, trigger: TriggerDefinition, settings: TriggerSettings): Shape => {
  const isOne = trigger.delivery === 'single' && trigger.policy === undefined;
  const candidates = isOne ? [''] : [itemsPointer(trigger, settings), onlyArray(json)];
  const array = candidates.find((p) => p !== undefined && Array.isArray(valueAt(json, p)));
  if (array === undefined)
    return { items: json === null ? [] : [{ pointer: '', value: json, events: [] }], isDoubtful: !isOne };
  const items = (valueAt(json, array) as readonly Json[]).map((value, i): Item => ({
    pointer: `${array}/${i}`,
    value,
    events: [],
  }));
  return { array, items, isDoubtful: false };
};

const shapes = oncePerEntry((entry, trigger, settings): Known => {
  const { text, exact, part } = bodyOf(entry);
  const whole = exact === undefined ? undefined : shapeOf(exact, trigger, settings);
  const cut = whole !== undefined || part === undefined ? undefined : shapeOf(part, trigger, settings);
  const shape = whole ?? {
    items: cut?.array === undefined ? [] : cut.items.slice(0, -1),
    isDoubtful: false,
    ...(cut?.array === undefined ? {} : { array: cut.array }),
  };
  const values = shape.items.map((i) => i.value);
  return { shape, recognition: createRecognition(text, values, trigger.id, settings), last: undefined };
});

const isSame = (a: readonly EventEntry[], b: readonly EventEntry[]): boolean =>
  a.length === b.length && a.every((event, i) => event === b[i]);

const itemsWith = (events: readonly EventEntry[], { shape, recognition }: Known): readonly Item[] => {
  if (events.length === 0) return shape.isDoubtful ? [] : shape.items;
  const told = new Map<number, EventEntry[]>();
  for (const event of events)
    for (const place of recognition.of(event)) told.set(place, [...(told.get(place) ?? []), event]);
  return shape.items.map((item, i) => ({ ...item, events: told.get(i) ?? item.events }));
};

/**
 * The items of an answer or a notification, and the events of ours that each tells of. The body is read once, and each
 * event looked for once: it may be asked again whenever there are more events.
 */
export const readPayload = (
  entry: Exchange | DeliveryEntry,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
  events: readonly EventEntry[],
): Payload => {
  const known = shapes(entry, trigger, settings);
  const told = events.filter((event) => known.recognition.of(event).size > 0);
  if (known.last !== undefined && isSame(known.last.told, told)) return known.last.payload;
  const { json } = bodyOf(entry);
  const { array } = known.shape;
  const payload = {
    ...defined({ json, array }),
    items: itemsWith(told, known),
  };
  known.last = { told, payload };
  return payload;
};
