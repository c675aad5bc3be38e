import { isObject, type Json } from '../../json.ts';
import type { Schema } from '../../model.ts';

const known = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

/** What is fetched at design time takes the place of what stands here. */
const isPlaceholder = (schema: Schema): boolean =>
  schema['x-ms-dynamic-schema'] !== undefined || schema['x-ms-dynamic-properties'] !== undefined;

const knownTypes = (type: Json | undefined): Json | undefined => {
  const list = (Array.isArray(type) ? type : [type]).filter(
    (t): t is string => typeof t === 'string' && known.has(t),
  );
  return list.length === 0 ? undefined : list.length === 1 ? list[0] : list;
};

const names = (value: Json | undefined): Json | undefined => {
  const list = Array.isArray(value) ? [...new Set(value.filter((v) => typeof v === 'string'))] : [];
  return list.length === 0 ? undefined : list;
};

const typeOf = (value: Json): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** The members of an enum that the declared type allows: the others can never be sent, so they promise nothing. */
const allowed = (values: Json | undefined, type: Json | undefined): Json | undefined => {
  if (!Array.isArray(values)) return undefined;
  const declared = [type ?? []].flat();
  const isOf = (value: Json): boolean =>
    declared.length === 0 ||
    declared.includes(typeOf(value)) ||
    (typeof value === 'number' && declared.includes('integer') && Number.isInteger(value));
  const left = (values as readonly Json[]).filter(isOf);
  return left.length === 0 ? undefined : left;
};

/** How a schema is reduced. */
export interface Reduction {
  /** What the platform does not look at is kept: enums, formats, and that there are no further properties. */
  readonly soft: boolean;
  /** `$ref` as written → `$ref` as it can be resolved; one that is missing names nothing. */
  readonly refs: ReadonlyMap<string, string>;
}

/** A schema reduced to what the platform's own check looks at: types and presence, and more where asked for. */
export const typesOnly = (schema: Json, reduction: Reduction): Json => {
  if (!isObject(schema) || isPlaceholder(schema)) return {};
  if (typeof schema['$ref'] === 'string') {
    const $ref = reduction.refs.get(schema['$ref']);
    return $ref === undefined ? {} : { $ref };
  }
  const part = (value: Json): Json => typesOnly(value, reduction);
  const mapOf = (value: Json | undefined): Json | undefined =>
    isObject(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, part(v)])) : undefined;
  const listOf = (value: Json | undefined): Json | undefined =>
    Array.isArray(value) && value.length > 0 ? value.map(part) : undefined;
  const { enum: values, items, format, additionalProperties } = schema;
  const parts: Record<string, Json | undefined> = {
    type: knownTypes(schema['type']),
    required: names(schema['required']),
    properties: mapOf(schema['properties']),
    items: Array.isArray(items) || items === undefined ? undefined : part(items),
    additionalProperties: isObject(additionalProperties)
      ? part(additionalProperties)
      : reduction.soft && additionalProperties === false
        ? false
        : undefined,
    allOf: listOf(schema['allOf']),
    // Several branches of a oneOf often match once only types are compared; anyOf says what remains checkable.
    anyOf: listOf(schema['anyOf']) ?? listOf(schema['oneOf']),
    format: reduction.soft && typeof format === 'string' ? format : undefined,
    enum: reduction.soft ? allowed(values, knownTypes(schema['type'])) : undefined,
  };
  return Object.fromEntries(Object.entries(parts).filter((e): e is [string, Json] => e[1] !== undefined));
};
