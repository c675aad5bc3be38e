import { isObject, member, type JsonObject } from '../json.ts';
import type { Operation } from '../openapi/operation.ts';
import type { Located } from '../openapi/reference.ts';
import { rawResponses } from '../openapi/response.ts';
import { partsOf, propertiesOf, type SchemaParts } from '../openapi/schema-parts.ts';
import { schemaBelow } from '../openapi/media-type.ts';
import { textMember, textsMember } from '../openapi/members.ts';
import { nameWords } from '../name-words.ts';
import { stateFilters } from './filters-by-state.ts';
import { isTimeField } from './time-field.ts';
import { queryParameters, type Desk } from './operation-view.ts';

/** A property of an answer or of an item. */
export interface Field {
  /** Members that lead to it. */
  readonly path: readonly string[];
  readonly words: readonly string[];
  readonly types: readonly string[];
  readonly format: string;
  /** Its description, in lower case; `''` for none. */
  readonly says: string;
  /** Its example, where that is text. */
  readonly example?: string;
  readonly pointer: string;
}

/** The list that an answer holds. */
export interface AnswerList {
  /** Members that lead from the answer to the list; empty where the answer is the list. */
  readonly path: readonly string[];
  /** JSON Pointer in the document of the list's schema. */
  readonly pointer: string;
  /** Fields of an item, one object deep; empty where the document does not say. */
  readonly fields: readonly Field[];
  /** Its items are declared as plain values, without fields. */
  readonly isPlain: boolean;
  /** Fields beside the list. */
  readonly root: readonly Field[];
  /** Fields of the objects beside the list. */
  readonly nested: readonly Field[];
}

/** What the 200 answer holds: a list, something else, or nothing that the document tells. */
export type Answered =
  | { readonly kind: 'list'; readonly list: AnswerList }
  | { readonly kind: 'other' }
  | { readonly kind: 'undeclared'; readonly pointer: string };

const typesOf = (parts: readonly Located[]): string[] => [
  ...new Set(parts.flatMap((p) => textsMember(p.node, 'type'))),
];

const isArray = ({ parts }: SchemaParts): boolean =>
  typesOf(parts).includes('array') || parts.some((p) => member(p.node, 'items') !== undefined);

/** Properties of a value, and those of objects in it, down to a depth. */
const fieldsOf = (
  root: JsonObject,
  value: SchemaParts,
  depth: number,
  path: readonly string[] = [],
): Field[] =>
  propertiesOf(value.parts).flatMap(({ name, schema, pointer }) => {
    const inner = partsOf(root, schema, pointer, value.followed);
    const text = (key: string): string =>
      inner.parts.map((p) => textMember(p.node, key)).find((t) => t !== undefined) ?? '';
    const field = {
      path: [...path, name],
      words: nameWords(name),
      types: typesOf(inner.parts),
      format: text('format').toLowerCase(),
      says: text('description').toLowerCase(),
      ...(text('example') === '' ? {} : { example: text('example') }),
      pointer,
    };
    return [field, ...(depth > 1 && !isArray(inner) ? fieldsOf(root, inner, depth - 1, field.path) : [])];
  });

const usual =
  /^(value|values|data|items|results?|records|entry|entries|rows|list|elements|nodes|hits|content|objects)$/i;

/** What goes with a list and is none of the things that were asked for. */
const beside = /^_?(?:links?|errors?|warnings?)$/i;

/** How much an array of an answer looks like the list that was asked for. */
const likeness = (name: string, operation: Operation, hasObjects: boolean): number => {
  const segment = operation.path.split('/').findLast((s) => s !== '' && !s.startsWith('{')) ?? '';
  const isBeside = beside.test(name) && name.toLowerCase() !== segment.toLowerCase();
  return (
    (isBeside ? -5 : 0) +
    (hasObjects ? 4 : 0) +
    (name.toLowerCase() === segment.toLowerCase() ? 3 : 0) +
    (usual.test(name) ? 2 : 0)
  );
};

const itemsOf = (root: JsonObject, array: SchemaParts): SchemaParts => {
  const holder = array.parts.find((p) => member(p.node, 'items') !== undefined);
  if (holder === undefined) return { parts: [], followed: array.followed };
  return partsOf(root, member(holder.node, 'items'), `${holder.pointer}/items`, array.followed);
};

const isPlain = ({ parts }: SchemaParts): boolean =>
  typesOf(parts).some((type) => ['string', 'integer', 'number', 'boolean'].includes(type));

/** Fields of items; deeper where the upper ones show no time, as below `resource.meta`. */
const fieldsOfItems = (root: JsonObject, items: SchemaParts): Field[] => {
  const upper = fieldsOf(root, items, 2);
  if (upper.some(isTimeField)) return upper;
  const lower = fieldsOf(root, items, 4);
  return lower.some(isTimeField) ? lower : upper;
};

/** Its members are things, each under a name of its own. */
const isMap = ({ parts }: SchemaParts): boolean =>
  parts.some((p) => isObject(member(p.node, 'additionalProperties')));

interface Found {
  readonly path: readonly string[];
  readonly array: SchemaParts;
  readonly items: SchemaParts;
  readonly likeness: number;
}

const arraysIn = (
  root: JsonObject,
  value: SchemaParts,
  operation: Operation,
  path: readonly string[],
): Found[] =>
  propertiesOf(value.parts).flatMap(({ name, schema, pointer }): Found[] => {
    const inner = partsOf(root, schema, pointer, value.followed);
    const here = [...path, name];
    if (!isArray(inner)) return path.length < 2 ? arraysIn(root, inner, operation, here) : [];
    const items = itemsOf(root, inner);
    const hasObjects = propertiesOf(items.parts).length > 0;
    const weight = likeness(name, operation, hasObjects) - path.length;
    return [{ path: here, array: inner, items, likeness: weight }];
  });

/** A list that can be asked for what is new is one, though it has an id of its own. */
const isEnvelope = (desk: Desk, operation: Operation): boolean =>
  !operation.path.endsWith('}') && stateFilters(queryParameters(desk, operation)).some((f) => f.strength > 1);

/** Finds the list in the 200 answer of an operation. */
export const answerOf = (desk: Desk, operation: Operation): Answered => {
  const { document } = desk;
  const declared = rawResponses(document, operation);
  const answer =
    declared.find((r) => r.status === '200') ?? declared.find((r) => /^(2xx|default)$/i.test(r.status));
  const pointer = answer?.response.pointer ?? operation.pointer;
  const written = answer === undefined ? undefined : schemaBelow(answer.response);
  if (written === undefined) return { kind: 'undeclared', pointer };
  const { root } = document;
  const value = partsOf(root, written.schema, written.pointer);
  if (isArray(value)) {
    const items = itemsOf(root, value);
    const own = { fields: fieldsOfItems(root, items), isPlain: isPlain(items) };
    return { kind: 'list', list: { path: [], pointer: written.pointer, ...own, root: [], nested: [] } };
  }
  const arrays = arraysIn(root, value, operation, []).toSorted((a, b) => b.likeness - a.likeness);
  const best = arrays.find(
    (a) => a.items.parts.length === 0 || !isPlain(a.items) || !beside.test(a.path.at(-1) ?? ''),
  );
  const properties = propertiesOf(value.parts);
  if (best === undefined)
    return properties.length === 0 && !isMap(value) ? { kind: 'undeclared', pointer } : { kind: 'other' };
  // A thing with a list among its parts is no list of things.
  const own = properties.some((p) => /^(id|_id|uuid|guid)$/i.test(p.name));
  if (own && !isEnvelope(desk, operation)) return { kind: 'other' };
  const others = fieldsOf(root, value, 2).filter((f) => !f.types.includes('array'));
  return {
    kind: 'list',
    list: {
      path: best.path,
      pointer: best.array.parts[0]?.pointer ?? written.pointer,
      fields: fieldsOfItems(root, best.items),
      isPlain: isPlain(best.items),
      root: others.filter((f) => f.path.length === 1),
      nested: others.filter((f) => f.path.length > 1),
    },
  };
};
