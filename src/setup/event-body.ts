import { isObject, member, pointerSegments, type Json } from '../json.ts';
import type { Schema } from '../model.ts';
import { leavesOf, type Leaf } from '../mock/core/leaves.ts';
import { exampleOf } from '../mock/core/example.ts';
import { tokenPlace } from '../mock/core/token-place.ts';
import { resolve } from '../mock/core/resolve.ts';
import { withValueAt } from '../request/body.ts';
import { propertiesOf, requiredOf, typesOf, type Definitions } from '../request/flatten.ts';
import { proposedValue } from '../request/sample.ts';
import type { TriggerInput } from './trigger-inputs.ts';
import { sameName } from './words.ts';

/** The body of a request that causes an event, and what of it will be seen again. */
export interface EventBody {
  readonly body: Json;
  /** Name of the member with the token, where one will show up in what arrives. */
  readonly token?: string;
  /** Names of the trigger's inputs that the body names. */
  readonly inputs: readonly string[];
}

/** What a body is made for. */
export interface BodyWish {
  readonly inputs: readonly TriggerInput[];
  /** Leaves of what the trigger hands over. */
  readonly arrival: readonly Leaf[];
  /** Optional members as well. */
  readonly whole: boolean;
}

const LONG_TEXT = 40;

/** A value that is another one for each event where a service is likely to want that. */
const placeholder = ({ name, schema }: Leaf): string | undefined => {
  if (typesOf(schema)[0] !== 'string' || Array.isArray(schema['enum'])) return undefined;
  switch (schema['format']) {
    case 'uuid':
      return '{{uuid}}';
    case 'date-time':
      return '{{now}}';
    case 'email':
      return '{{token}}@example.com';
    default:
      return /^(id|key|slug|sku|(external|client|customer)_?(id|key)|.*_?uuid)$/i.test(name) &&
        schema['pattern'] === undefined &&
        proposedValue(schema) === undefined
        ? '{{uuid}}'
        : undefined;
  }
};

const tokenText = ({ schema }: Leaf): string =>
  Number(schema['maxLength'] ?? LONG_TEXT) >= LONG_TEXT ? 'Test {{token}}' : '{{token}}';

/** The body as a value of its schema, without what only the service writes. */
const exampleBody = (schema: Schema, definitions: Definitions): Json => {
  const flat = resolve(schema, definitions)?.schema ?? schema;
  const writable = propertiesOf(flat).filter(([, property]) => {
    const own = resolve(property, definitions)?.schema ?? property;
    return own['readOnly'] !== true && own['x-ms-visibility'] !== 'internal';
  });
  if (writable.length === 0) return exampleOf(flat, definitions);
  const required = [...requiredOf(flat)].filter((name) => writable.some(([n]) => n === name));
  return exampleOf({ ...flat, required, properties: Object.fromEntries(writable) }, definitions);
};

const topOf = (pointer: string): string => pointerSegments(pointer)[0] ?? '';

const inputFor = (
  { name, pointer, schema }: Leaf,
  inputs: readonly TriggerInput[],
): TriggerInput | undefined =>
  inputs.find((input) => {
    const alike = pointerSegments(pointer).length === 1 && sameName(input.name, name);
    const types = typesOf(schema);
    return alike && (types.length === 0 || types.includes(typesOf(input.schema)[0] ?? 'string'));
  });

/** Where the token goes: into a text that the item has under the same name, else into the best text there is. */
const tokenLeaf = (leaves: readonly Leaf[], arrival: readonly Leaf[]): Leaf | undefined => {
  const shared = leaves.filter((leaf) => arrival.some((a) => sameName(a.name, leaf.name)));
  return tokenPlace(shared) ?? tokenPlace(leaves);
};

/** The members that a smallest body has: what is required, what names an input, and what carries the token. */
const pruned = (body: Json, schema: Schema, kept: readonly string[]): Json => {
  if (!isObject(body)) return body;
  const required = requiredOf(schema);
  const members = Object.entries(body).filter(([name]) => required.has(name) || kept.includes(name));
  return members.length === 0 ? body : Object.fromEntries(members);
};

const put = (body: Json, leaf: Leaf, text: string): Json =>
  member(body, topOf(leaf.pointer)) === undefined
    ? body
    : withValueAt(body, pointerSegments(leaf.pointer), text);

/** Makes the body of a request that causes an event from its schema. */
export const eventBody = (schema: Schema, definitions: Definitions, wish: BodyWish): EventBody => {
  const flat = resolve(schema, definitions)?.schema ?? schema;
  const example = exampleBody(schema, definitions);
  if (!isObject(example) || Object.keys(example).length === 0)
    return { body: { text: 'Test {{token}}' }, token: 'text', inputs: [] };
  const leaves = leavesOf(example, flat, definitions);
  const named = leaves.flatMap((leaf) => {
    const input = inputFor(leaf, wish.inputs);
    return input === undefined ? [] : [{ leaf, input }];
  });
  const free = leaves.filter((leaf) => !named.some((n) => n.leaf === leaf));
  const token = tokenLeaf(free, wish.arrival);
  const kept = [
    ...named.map((n) => topOf(n.leaf.pointer)),
    ...(token === undefined ? [] : [topOf(token.pointer)]),
  ];
  const chosen = wish.whole ? example : pruned(example, flat, kept);
  let body: Json = chosen;
  for (const leaf of free) {
    const text = leaf === token ? tokenText(leaf) : placeholder(leaf);
    if (text !== undefined) body = put(body, leaf, text);
  }
  for (const { leaf, input } of named) body = put(body, leaf, `{{inputs.${input.name}}}`);
  return {
    body,
    inputs: named.map((n) => n.input.name),
    ...(token === undefined ? {} : { token: token.name }),
  };
};
