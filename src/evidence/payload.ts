import { isObject, member, parseJson, textOf, valueAt, type Json } from '../json.ts';
import type { EventEntry, Schema, TriggerDefinition, TriggerSettings } from '../model.ts';
import { dataPointer } from '../expression/data-pointer.ts';

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

/** The elements of a notification that is an array, or holds one where the configuration says. */
export const elementsOf = (
  json: Json,
  settings: TriggerSettings,
): readonly { readonly pointer: string; readonly value: Json }[] => {
  const pointer = ['', settings.items].find((p) => p !== undefined && Array.isArray(valueAt(json, p)));
  if (pointer === undefined) return [];
  return (valueAt(json, pointer) as readonly Json[]).map((value, i) => ({
    pointer: `${pointer}/${i}`,
    value,
  }));
};

/** Whether an item tells of an event: by the token anywhere in it, or by the event's id. */
export const recognise = (
  event: EventEntry,
  trigger: string,
  value: Json,
  settings: TriggerSettings,
): boolean => {
  const ids = event.ids[trigger] ?? [];
  if (settings.arrivedId !== undefined && ids.length > 0) {
    const { arrivedId } = settings;
    return [value, ...elementsOf(value, settings).map((e) => e.value)].some((v) => {
      const arrived = valueAt(v, arrivedId);
      return arrived !== undefined && arrived !== null && ids.includes(textOf(arrived));
    });
  }
  return JSON.stringify(value).includes(event.token);
};

/** Reads a body and recognises in it the events of ours. */
export const readPayload = (
  text: string,
  trigger: TriggerDefinition,
  settings: TriggerSettings,
  events: readonly EventEntry[],
): Payload => {
  const json = parseJson(text);
  if (json === undefined) return { items: [] };
  const item = (value: Json, pointer: string): Item => ({
    pointer,
    value,
    events: events.filter((e) => recognise(e, trigger.id, value, settings)),
  });
  if (trigger.delivery === 'single' && trigger.policy === undefined) {
    const values = Array.isArray(json)
      ? json.map((v, i) => item(v as Json, `/${i}`))
      : json === null
        ? []
        : [item(json, '')];
    return Array.isArray(json) ? { json, array: '', items: values } : { json, items: values };
  }
  const named = itemsPointer(trigger, settings);
  const found = [named, onlyArray(json)].find((p) => p !== undefined && Array.isArray(valueAt(json, p)));
  if (found === undefined)
    return { json, items: json === null ? [] : [item(json, '')].filter((i) => i.events.length > 0) };
  const array = valueAt(json, found) as readonly Json[];
  return { json, array: found, items: array.map((v, i) => item(v, `${found}/${i}`)) };
};
