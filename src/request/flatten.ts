import { isObject, member, type Json } from '../json.ts';
import type { Schema } from '../model.ts';

/** The schemas that a `$ref` may name. */
export type Definitions = Readonly<Record<string, Schema>>;

/** A schema without `$ref` and `allOf` at its root, and the names that lead to it. */
export interface Flat {
  readonly schema: Schema;
  readonly names: readonly string[];
}

const prefix = '#/definitions/';

const merge = (a: Schema, b: Schema): Schema => {
  const merged: Record<string, Json> = { ...b, ...a };
  const propertiesA = member(a, 'properties');
  const propertiesB = member(b, 'properties');
  if (isObject(propertiesA) && isObject(propertiesB))
    merged['properties'] = { ...propertiesB, ...propertiesA };
  const required = [member(a, 'required'), member(b, 'required')].flatMap((r) => (Array.isArray(r) ? r : []));
  if (required.length > 0) merged['required'] = [...new Set(required)];
  return merged;
};

const flattened = (
  schema: Schema,
  definitions: Definitions,
  names: readonly string[],
  merged: Set<string>,
): Flat | undefined => {
  const ref = member(schema, '$ref');
  if (typeof ref === 'string') {
    const name = ref.startsWith(prefix) ? ref.slice(prefix.length) : ref;
    const target = member(definitions, name);
    if (names.includes(name) || merged.has(name) || !isObject(target)) return undefined;
    merged.add(name);
    return flattened(target, definitions, [...names, name], merged);
  }
  const parts = member(schema, 'allOf');
  if (!Array.isArray(parts)) return { schema, names };
  const { allOf: _, ...own } = schema;
  const flats = parts.map((part) =>
    isObject(part) ? flattened(part, definitions, names, merged) : undefined,
  );
  const sum = flats.reduce<Schema>((all, flat) => (flat === undefined ? all : merge(all, flat.schema)), own);
  return { schema: sum, names };
};

/**
 * Follows `$ref` and merges `allOf` at a schema's root. `names` are the definitions that are being walked already;
 * undefined where the schema leads back to one of them, or nowhere. A definition that several parts name is merged once:
 * the next time it would add nothing, and parts that name each other twice would double without end.
 */
export const flatten = (
  schema: Schema,
  definitions: Definitions,
  names: readonly string[] = [],
): Flat | undefined => flattened(schema, definitions, names, new Set());

/** The JSON types that a flat schema allows, `null` left out; inferred where it names none. */
export const typesOf = (schema: Schema): readonly string[] => {
  const type = member(schema, 'type');
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.filter((t): t is string => typeof t === 'string' && t !== 'null');
  if (isObject(member(schema, 'properties'))) return ['object'];
  return member(schema, 'items') === undefined ? [] : ['array'];
};

/** Whether a flat schema allows null. */
export const isNullable = (schema: Schema): boolean => {
  const type = member(schema, 'type');
  return type === 'null' || (Array.isArray(type) && type.includes('null'));
};

/** The named properties of a flat schema, in the document's order. */
export const propertiesOf = (schema: Schema): readonly (readonly [name: string, schema: Schema])[] => {
  const properties = member(schema, 'properties');
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, s]) => (isObject(s) ? [[name, s] as const] : []));
};

/** The names that a flat schema requires. */
export const requiredOf = (schema: Schema): ReadonlySet<string> => {
  const required = member(schema, 'required');
  return new Set(Array.isArray(required) ? required.filter((r): r is string => typeof r === 'string') : []);
};
