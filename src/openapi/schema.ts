import { escapePointer, isObject, member, type Json, type JsonObject } from '../json.ts';
import type { Schema } from '../model.ts';
import {
  besideReference,
  childKeywords,
  inPlaceKeywords,
  isPattern,
  isSchema,
  listKeywords,
  plainKeywords,
  requiredOf,
  typesOf,
} from './schema-keywords.ts';
import { referenceOf } from './reference.ts';

/** What the normaliser needs of its surroundings. */
export interface SchemaSink {
  /** The definition that a `$ref` means; undefined: it leads nowhere; endless: it must be left out. */
  readonly refer: (reference: string, pointer: string) => { readonly name: string } | 'endless' | undefined;
  /** The sink for schemas of the value's parts: there no `$ref` is endless. */
  readonly nested: SchemaSink;
  /** Is told of every schema object met. */
  readonly visit: (schema: JsonObject, pointer: string) => void;
  readonly warn: (message: string, pointer: string) => void;
  /** Members beside a `$ref` count (OpenAPI 3.1). */
  readonly siblings: boolean;
}

type Members = [string, Json][];

/** Some members of a schema; no list of all of them is made, for every schema comes through here. */
const membersWhere = (schema: JsonObject, isWanted: (key: string, value: Json) => boolean): Members => {
  const wanted: Members = [];
  for (const key of Object.keys(schema)) {
    const value = schema[key];
    if (value !== undefined && isWanted(key, value)) wanted.push([key, value]);
  }
  return wanted;
};

const annotations = (schema: JsonObject): Members => membersWhere(schema, (key) => key.startsWith('x-ms-'));

const bounds = (schema: JsonObject): Members =>
  (['exclusiveMinimum', 'exclusiveMaximum'] as const).flatMap((key): Members => {
    const limit = key === 'exclusiveMinimum' ? 'minimum' : 'maximum';
    const value = member(schema, key) === true ? member(schema, limit) : member(schema, key);
    return typeof value === 'number' ? [[key, value]] : [];
  });

const plain = (schema: JsonObject): Members => {
  const members = membersWhere(schema, (key, value) => plainKeywords.get(key)?.(value) === true);
  const required = requiredOf(member(schema, 'required'));
  return [
    ...members,
    ...bounds(schema),
    ...(required.length > 0 ? ([['required', required]] as Members) : []),
  ];
};

const isNullable = (schema: JsonObject): boolean =>
  member(schema, 'x-nullable') === true || member(schema, 'nullable') === true;

const withNull = (schema: Schema): Schema => {
  const types = typesOf(member(schema, 'type'));
  const named = ['$ref', ...listKeywords, 'enum', 'const'].some((k) => Object.hasOwn(schema, k));
  if (types === undefined && !named) return schema;
  const values = member(schema, 'enum');
  const inPlace = ['$ref', 'const', 'not', ...listKeywords].some((k) => Object.hasOwn(schema, k));
  if (types === undefined || inPlace) {
    const inner = Object.entries(schema).filter(([k]) => !k.startsWith('x-ms-'));
    return {
      ...Object.fromEntries(annotations(schema)),
      anyOf: [Object.fromEntries(inner), { type: 'null' }],
    };
  }
  return {
    ...schema,
    ...(types.includes('null') ? {} : { type: [...types, 'null'] }),
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  };
};

/** One schema in the form that `Schema` promises; undefined where it would apply itself without end. */
const inPlaceSchema = (value: Json, pointer: string, sink: SchemaSink): Schema | undefined => {
  if (value === false) return { not: {} };
  if (!isObject(value)) return {};
  sink.visit(value, pointer);
  const reference = referenceOf(value);
  if (reference === undefined) return keywords(value, pointer, sink);
  const definition = sink.refer(reference, pointer);
  if (definition === 'endless') return undefined;
  const target: Schema = definition === undefined ? {} : { $ref: `#/definitions/${definition.name}` };
  const rest = Object.entries(value).filter(([k]) => k !== '$ref');
  if (sink.siblings && rest.length > 0) {
    const own = keywords(Object.fromEntries(rest), pointer, sink);
    return Object.keys(own).length === 0 ? target : { ...own, allOf: [target, ...partsOf(own)] };
  }
  const beside = plain(value).filter(([k]) => besideReference.has(k));
  const schema = { ...target, ...Object.fromEntries([...beside, ...annotations(value)]) };
  return isNullable(value) ? withNull(schema) : schema;
};

const partsOf = (schema: Schema): readonly Json[] => {
  const parts = member(schema, 'allOf');
  return Array.isArray(parts) ? parts : [];
};

/** A schema in the form that `Schema` promises. */
export const normaliseSchema = (value: Json, pointer: string, sink: SchemaSink): Schema =>
  inPlaceSchema(value, pointer, sink) ?? {};

const childSchema = (value: Json, pointer: string, sink: SchemaSink): Schema =>
  normaliseSchema(value, pointer, sink.nested);

const schemaMap = (map: Json | undefined, pointer: string, sink: SchemaSink): Schema | undefined =>
  isObject(map)
    ? Object.fromEntries(
        Object.entries(map)
          .filter(([, v]) => isSchema(v))
          .map(([name, v]) => [name, childSchema(v, `${pointer}/${escapePointer(name)}`, sink)]),
      )
    : undefined;

const listOf = (schema: JsonObject, key: string, pointer: string, sink: SchemaSink): Members => {
  const list = member(schema, key);
  if (!Array.isArray(list) || list.length === 0) return [];
  const parts = (list as readonly Json[]).map((v, i) => inPlaceSchema(v, `${pointer}/${key}/${i}`, sink));
  const kept = parts.filter((p) => p !== undefined);
  // An alternative that cannot be judged leaves the whole choice open; a part of allOf can simply be left out.
  if (kept.length < parts.length && key !== 'allOf') return [];
  return kept.length === 0 ? [] : [[key, kept]];
};

const items = (schema: JsonObject, pointer: string, sink: SchemaSink): Members => {
  const tuple = member(schema, 'prefixItems');
  const rest = member(schema, 'items');
  const each = (list: readonly Json[], key: string): Schema[] =>
    list.map((v, i) => childSchema(v, `${pointer}/${key}/${i}`, sink));
  if (Array.isArray(tuple) && tuple.length > 0) {
    const others = isSchema(rest) ? childSchema(rest as Json, `${pointer}/items`, sink) : undefined;
    return [
      ['items', each(tuple, 'prefixItems')],
      ...(others ? ([['additionalItems', others]] as Members) : []),
    ];
  }
  if (Array.isArray(rest)) return rest.length > 0 ? [['items', each(rest, 'items')]] : [];
  return isSchema(rest) ? [['items', childSchema(rest as Json, `${pointer}/items`, sink)]] : [];
};

const typeOf = (schema: JsonObject, pointer: string, sink: SchemaSink): Members => {
  const written = member(schema, 'type');
  if (written === undefined || written === 'file') return [];
  const types = typesOf(written);
  if (types === undefined) {
    sink.warn(
      `The type ${JSON.stringify(written)} is no JSON Schema type and is left open`,
      `${pointer}/type`,
    );
    return [];
  }
  return [['type', types.length === 1 ? (types[0] ?? 'null') : [...types]]];
};

const keywords = (schema: JsonObject, pointer: string, sink: SchemaSink): Schema => {
  const members: Members = [
    ...typeOf(schema, pointer, sink),
    ...plain(schema),
    ...items(schema, pointer, sink),
  ];
  const properties = schemaMap(member(schema, 'properties'), `${pointer}/properties`, sink);
  if (properties !== undefined) members.push(['properties', properties]);
  const patterns = schemaMap(member(schema, 'patternProperties'), `${pointer}/patternProperties`, sink);
  if (patterns !== undefined)
    members.push([
      'patternProperties',
      Object.fromEntries(Object.entries(patterns).filter(([k]) => isPattern(k))),
    ]);
  for (const key of childKeywords) {
    const child = member(schema, key);
    if (typeof child === 'boolean') members.push([key, child]);
    else if (isObject(child)) members.push([key, childSchema(child, `${pointer}/${key}`, sink)]);
  }
  for (const key of listKeywords) members.push(...listOf(schema, key, pointer, sink));
  for (const key of inPlaceKeywords) {
    const part = member(schema, key);
    const made = isSchema(part) ? inPlaceSchema(part as Json, `${pointer}/${key}`, sink) : undefined;
    if (made !== undefined) members.push([key, made]);
  }
  const made = Object.fromEntries([...members, ...annotations(schema)]);
  return isNullable(schema) ? withNull(made) : made;
};
