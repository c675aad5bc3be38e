import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { WrittenSchema } from './media-type.ts';
import { hasOpenPart } from './left-open.ts';
import { referenceOf, targetOf, type Located } from './reference.ts';
import { partsOf, partWith, propertiesOf, requiredNames, type SchemaParts } from './schema-parts.ts';

/** A schema that branches without end must not keep the reader busy; the largest real body has some 500 places. */
const MAX_PLACES = 20_000;
const MAX_DEPTH = 24;

/** A property on the way to a place that the object around it does not require. */
export interface OptionalStep {
  /** Names of properties from the root down to it. */
  readonly segments: readonly (string | number)[];
  /** JSON Pointer in the document of the property. */
  readonly written: string;
}

/** A value that a schema describes, seen from the body or answer that holds it. */
interface Place extends SchemaParts {
  /** Names of properties from the root down; `*` for an item, or a name that is not fixed. */
  readonly segments: readonly (string | number)[];
  readonly optional: readonly OptionalStep[];
  readonly internal: boolean;
  readonly unaddressable: boolean;
  /** Something that is written of it, or of an object around it, is left open. */
  readonly leftOpen: boolean;
}

const isInternal = (parts: readonly Located[]): boolean =>
  partWith(parts, 'x-ms-visibility', 'internal') !== undefined;

const children = (root: JsonObject, place: Place): Place[] => {
  const required = requiredNames(place.parts);
  const properties = propertiesOf(place.parts).map(({ name, schema, pointer }): Place => {
    const parts = partsOf(root, schema, pointer, place.followed);
    const segments = [...place.segments, name];
    return {
      ...parts,
      segments,
      optional: required.has(name) ? place.optional : [...place.optional, { segments, written: pointer }],
      internal: place.internal || isInternal(parts.parts),
      unaddressable: place.unaddressable,
      leftOpen: place.leftOpen || hasOpenPart(root, parts.parts),
    };
  });
  const others = ['items', 'additionalProperties'].flatMap((key) =>
    place.parts
      .filter((p) => isObject(member(p.node, key)))
      .map((p): Place => {
        const parts = partsOf(root, member(p.node, key), `${p.pointer}/${key}`, place.followed);
        const internal = place.internal || isInternal(parts.parts);
        return {
          ...parts,
          segments: [...place.segments, '*'],
          optional: place.optional,
          internal,
          unaddressable: true,
          leftOpen: place.leftOpen,
        };
      }),
  );
  return [...properties, ...others];
};

/** A place that carries a mark. */
export interface MarkedPlace extends Place {
  /** What of the place is written with the mark. */
  readonly mark: Located;
}

/** Whether the mark stands anywhere below a schema; each `$ref` is entered once, so that this is cheap. */
const mentions = (root: JsonObject, schema: Json, key: string): boolean => {
  const entered = new Set<string>();
  const open: (Json | undefined)[] = [schema];
  while (open.length > 0) {
    const next = open.pop();
    if (member(next, key) === true) return true;
    const reference = referenceOf(next);
    const target = reference === undefined ? undefined : targetOf(root, reference);
    if (target !== undefined && !entered.has(target.pointer)) {
      entered.add(target.pointer);
      open.push(target.value);
    }
    if (typeof next === 'object' && next !== null)
      for (const child of Object.values(next as JsonObject)) open.push(child);
  }
  return false;
};

/** The places of a body or answer whose schema has `key: true`, the shallowest first; nothing is sought below one. */
export const markedPlaces = (
  root: JsonObject,
  { schema, pointer }: WrittenSchema,
  key: string,
  internal = false,
): MarkedPlace[] => {
  if (!mentions(root, schema, key)) return [];
  const start = partsOf(root, schema, pointer);
  const found: MarkedPlace[] = [];
  const open: Place[] = [
    {
      ...start,
      segments: [],
      optional: [],
      internal: internal || isInternal(start.parts),
      unaddressable: false,
      leftOpen: hasOpenPart(root, start.parts),
    },
  ];
  for (let i = 0; i < open.length; i++) {
    const place = open[i];
    if (place === undefined) break;
    const mark = partWith(place.parts, key, true);
    if (mark !== undefined) found.push({ ...place, mark });
    else if (place.segments.length < MAX_DEPTH && open.length < MAX_PLACES)
      for (const child of children(root, place)) open.push(child);
  }
  return found;
};
