import { escapePointer, isObject, member, type Json } from '../json.ts';
import type { Schema } from '../model.ts';
import {
  flatten,
  isNullable,
  propertiesOf,
  requiredOf,
  typesOf,
  type Definitions,
} from '../request/flatten.ts';
import { sampleOf } from '../request/sample.ts';

interface Walk {
  readonly definitions: Definitions;
  left: number;
}

// Pact's paths cannot say a name with a quote, and take an asterisk for any name.
const sayable = (name: string): boolean => name !== '' && !/['"*\\[\]]/.test(name);

const isDynamic = (schema: Schema): boolean =>
  member(schema, 'x-ms-dynamic-schema') !== undefined ||
  member(schema, 'x-ms-dynamic-properties') !== undefined;

const objectBody = (schema: Schema, walk: Walk, names: readonly string[]): Json => {
  const required = requiredOf(schema);
  const members = propertiesOf(schema)
    .filter(([name]) => required.has(name) && sayable(name))
    .map(([name, property]) => [name, bodyOf(property, walk, names)] as const);
  return Object.fromEntries(members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const arrayBody = (schema: Schema, walk: Walk, names: readonly string[]): Json => {
  const items = member(schema, 'items');
  const item = isObject(items) ? bodyOf(items, walk, names) : undefined;
  return item === undefined ? [] : [item];
};

const bodyOf = (written: Schema, walk: Walk, names: readonly string[]): Json | undefined => {
  walk.left -= 1;
  const flat = walk.left < 0 ? undefined : flatten(written, walk.definitions, names);
  if (flat === undefined || isDynamic(flat.schema) || isNullable(flat.schema)) return undefined;
  const [type, ...others] = typesOf(flat.schema);
  if (others.length > 0) return undefined;
  switch (type) {
    case 'object':
      return objectBody(flat.schema, walk, flat.names);
    case 'array':
      return arrayBody(flat.schema, walk, flat.names);
    case 'string':
    case 'boolean':
    case 'integer':
    case 'number':
      return sampleOf(flat.schema, walk.definitions);
    default:
      return undefined;
  }
};

/**
 * An example of what a body must hold, to be matched by type: required properties that cannot be null, and no more.
 * An empty array stands for an array of anything. Undefined where a schema promises nothing.
 */
export const assertedBody = (schema: Schema | undefined, definitions: Definitions): Json | undefined =>
  schema === undefined ? undefined : bodyOf(schema, { definitions, left: 2000 }, []);

/** The top-level property that holds a batch, where the schema leaves no doubt; `''` for a root array. */
export const batchPointer = (schema: Schema | undefined, definitions: Definitions): string | undefined => {
  const flat = schema === undefined ? undefined : flatten(schema, definitions);
  if (flat === undefined) return undefined;
  if (typesOf(flat.schema).includes('array')) return '';
  const arrays = propertiesOf(flat.schema).filter(([, property]) => {
    const inner = flatten(property, definitions);
    return inner !== undefined && typesOf(inner.schema).includes('array');
  });
  const [name] = arrays.length === 1 ? (arrays[0] ?? []) : [];
  return name === undefined ? undefined : `/${escapePointer(name)}`;
};
