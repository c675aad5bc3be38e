import { isObject, member, type Json } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { isNullable, propertiesOf, requiredOf, typesOf, type Definitions } from '../../request/flatten.ts';
import { fits, proposedValue, sampleOf } from '../../request/sample.ts';
import { resolve } from './resolve.ts';

interface Walk {
  readonly definitions: Definitions;
  /** Schemas still to be visited: a small document can describe a very large value. */
  left: number;
}

const DEEPEST = 6;

interface Spot {
  readonly names: readonly string[];
  readonly depth: number;
  /** What an example further up has at this place. */
  readonly proposed: Json | undefined;
}

const objectOf = (schema: Schema, walk: Walk, spot: Spot): Json => {
  const proposed = isObject(spot.proposed) ? spot.proposed : {};
  const properties = propertiesOf(schema);
  if (properties.length === 0) return proposed;
  const required = requiredOf(schema);
  const members = properties.map(([name, property]) => {
    if (!required.has(name) && (spot.depth >= DEEPEST || walk.left <= 0)) return [name, undefined] as const;
    const below = { names: spot.names, depth: spot.depth + 1, proposed: member(proposed, name) };
    return [name, valueOf(property, walk, below)] as const;
  });
  return Object.fromEntries(members.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const arrayOf = (schema: Schema, walk: Walk, spot: Spot): Json => {
  const items = member(schema, 'items');
  if (member(schema, 'maxItems') === 0) return [];
  if (!isObject(items)) return Array.isArray(spot.proposed) ? spot.proposed : ['text'];
  const least = Number(member(schema, 'minItems') ?? 1);
  const given: readonly Json[] = Array.isArray(spot.proposed) ? spot.proposed.slice(0, 3) : [];
  const places = Array.from({ length: Math.min(Math.max(given.length, least, 1), 100) });
  return places.flatMap((_, i) => {
    const below = { names: spot.names, depth: spot.depth + 1, proposed: given[i] };
    const value = valueOf(items, walk, below);
    return value === undefined ? [] : [value];
  });
};

const valueOf = (written: Schema, walk: Walk, spot: Spot): Json | undefined => {
  walk.left -= 1;
  const flat = resolve(written, walk.definitions, spot.names);
  if (flat === undefined || walk.left < -2000) return undefined;
  const { schema, names } = flat;
  const own = fits(spot.proposed, schema) && spot.proposed !== null ? spot.proposed : proposedValue(schema);
  const [type] = typesOf(schema);
  // Examples of whole objects are often wrong in a part: each part is taken only where it fits.
  if (type === 'object') return objectOf(schema, walk, { ...spot, names, proposed: own });
  if (type === 'array') return arrayOf(schema, walk, { ...spot, names, proposed: own });
  if (own !== undefined) return own;
  return type === undefined && isNullable(schema) ? null : sampleOf(schema, walk.definitions);
};

/** A valid example of a schema with its optional properties, made of its examples where they fit; cycles are cut. */
export const exampleOf = (schema: Schema, definitions: Definitions): Json =>
  valueOf(schema, { definitions, left: 600 }, { names: [], depth: 0, proposed: undefined }) ?? null;
