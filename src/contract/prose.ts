import { isObject, type Json, type JsonObject } from '../json.ts';
import { keptBy } from '../kept.ts';
import type { Schema, TriggerDefinition, UnsubscribeOperation } from '../model.ts';

const words = new Set(['description', 'title', 'x-ms-summary', 'externalDocs']);
const maps = new Set(['properties', 'patternProperties', 'definitions']);
const schemas = new Set([
  'items',
  'additionalProperties',
  'not',
  'allOf',
  'anyOf',
  'oneOf',
  'additionalItems',
]);

const each = (map: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, plainValue(value)]));

const plainValue = (value: Json): Json => {
  if (Array.isArray(value)) return value.map((v) => plainValue(v as Json));
  return isObject(value) ? plainSchema(value) : value;
};

/** A schema without its words: a change of wording is no change of the promise. */
const plainSchema = (schema: Schema): Schema =>
  Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]) => {
      if (words.has(key)) return [];
      if (maps.has(key) && isObject(value)) return [[key, each(value)]];
      return [[key, schemas.has(key) ? plainValue(value) : value]];
    }),
  );

const plainMember = <T extends { readonly schema?: Schema }>(holder: T): T =>
  holder.schema === undefined ? holder : { ...holder, schema: plainSchema(holder.schema) };

const plainOperations = keptBy<readonly UnsubscribeOperation[], readonly UnsubscribeOperation[]>();

/** The DELETEs of a document without words: one list for all of its triggers, as they came. */
const plainUnsubscribe = (all: readonly UnsubscribeOperation[]): readonly UnsubscribeOperation[] =>
  plainOperations(all, () => all.map((u) => ({ ...u, parameters: u.parameters.map(plainMember) })));

/** A trigger definition without the words that bind nobody. */
export const withoutProse = (trigger: TriggerDefinition): Omit<TriggerDefinition, 'summary'> => {
  const { summary: _, body, notification, ...rest } = trigger;
  return {
    ...rest,
    parameters: trigger.parameters.map(plainMember),
    ...(body === undefined ? {} : { body: plainMember(body) }),
    ...(notification === undefined ? {} : { notification: plainMember(notification) }),
    responses: Object.fromEntries(
      Object.entries(trigger.responses).map(([status, r]) => [status, plainMember(r)]),
    ),
    unsubscribe: plainUnsubscribe(trigger.unsubscribe),
    dynamic: trigger.dynamic.map((d) =>
      d.call === undefined
        ? d
        : { ...d, call: { ...d.call, parameters: d.call.parameters.map(plainMember) } },
    ),
    policies: trigger.policies.map(({ title: _title, ...policy }) => policy),
    definitions: Object.fromEntries(
      Object.entries(trigger.definitions).map(([name, schema]) => [name, plainSchema(schema)]),
    ),
  };
};
