import { isObject, member } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { flatten, typesOf, type Definitions, type Flat } from '../../request/flatten.ts';

/** A schema as a value of it is made: `$ref`, `allOf` and the first of a choice followed; undefined in a circle. */
export const resolve = (
  schema: Schema,
  definitions: Definitions,
  names: readonly string[] = [],
): Flat | undefined => {
  const flat = flatten(schema, definitions, names);
  if (flat === undefined || typesOf(flat.schema).length > 0) return flat;
  const choices = [member(flat.schema, 'oneOf'), member(flat.schema, 'anyOf')].find(Array.isArray);
  const first: unknown = choices?.[0];
  return isObject(first) ? (resolve(first, definitions, flat.names) ?? flat) : flat;
};
