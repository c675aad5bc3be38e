import { isObject, member, type Json, type JsonObject } from '../../json.ts';
import type { Schema } from '../../model.ts';

const kept = new Set(
  'type format title description default enum pattern minimum maximum multipleOf minLength maxLength minItems maxItems uniqueItems minProperties maxProperties required'.split(
    ' ',
  ),
);

const isNull = (schema: Json): boolean => member(schema, 'type') === 'null';

/** The one alternative beside null of a choice; undefined where there are several. */
const onlyChoice = (
  schema: Schema,
): { readonly choice: JsonObject; readonly nullable: boolean } | undefined => {
  const choices = [member(schema, 'anyOf'), member(schema, 'oneOf')].find(Array.isArray) as
    readonly Json[] | undefined;
  const others = choices?.filter((c) => !isNull(c)) ?? [];
  const [choice] = others;
  return choices !== undefined && others.length === 1 && isObject(choice)
    ? { choice, nullable: others.length < choices.length }
    : undefined;
};

const boundsOf = (schema: Schema): Record<string, Json> => {
  const bounds: Record<string, Json> = {};
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    const value = member(schema, exclusive);
    if (typeof value === 'number') Object.assign(bounds, { [bound]: value, [exclusive]: true });
  }
  return bounds;
};

const typeOf = (schema: Schema): Record<string, Json> => {
  const types = [member(schema, 'type')].flat().filter((t) => typeof t === 'string');
  const others = types.filter((t) => t !== 'null');
  return {
    ...(others.length === 1 ? { type: others[0] ?? 'object' } : {}),
    ...(others.length < types.length ? { 'x-nullable': true } : {}),
  };
};

const parts = (schema: Schema): Record<string, Json> => {
  const properties = member(schema, 'properties');
  const items = member(schema, 'items');
  const all = member(schema, 'allOf');
  const rest = member(schema, 'additionalProperties');
  const isArray = [member(schema, 'type')].flat().includes('array');
  return {
    ...(isObject(properties)
      ? { properties: Object.fromEntries(Object.entries(properties).map(([k, v]) => [k, swaggerSchema(v)])) }
      : {}),
    ...(isObject(items) || isArray ? { items: swaggerSchema(isObject(items) ? items : {}) } : {}),
    ...(Array.isArray(all) ? { allOf: (all as readonly Json[]).map(swaggerSchema) } : {}),
    ...(isObject(rest) ? { additionalProperties: swaggerSchema(rest) } : {}),
  };
};

/** A schema as Swagger 2.0 can say it; what it cannot say is left open. */
export const swaggerSchema = (schema: Json): JsonObject => {
  if (!isObject(schema)) return {};
  const reference = member(schema, '$ref');
  if (typeof reference === 'string') return { $ref: reference };
  const only = onlyChoice(schema);
  if (only !== undefined) {
    const inner = swaggerSchema(only.choice);
    const open = Object.hasOwn(inner, '$ref') ? { allOf: [inner] } : inner;
    return only.nullable ? { ...open, 'x-nullable': true } : open;
  }
  const constant = member(schema, 'const');
  const values = member(schema, 'enum');
  return {
    ...Object.fromEntries(Object.entries(schema).filter(([k]) => kept.has(k) && k !== 'type')),
    ...(Array.isArray(values) ? { enum: values.filter((v) => v !== null) as Json[] } : {}),
    ...(constant === undefined || constant === null ? {} : { enum: [constant] }),
    ...typeOf(schema),
    ...boundsOf(schema),
    ...parts(schema),
  };
};
