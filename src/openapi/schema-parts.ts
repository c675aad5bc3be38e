import { escapePointer, isObject, member, type Json, type JsonObject } from '../json.ts';
import { referenceOf, targetOf, type Located } from './reference.ts';
import { listKeywords, requiredOf } from './schema-keywords.ts';

/** What is written of one value: the schema itself and all that `$ref`, allOf, anyOf and oneOf add. */
export interface SchemaParts {
  readonly parts: readonly Located[];
  /** Targets of the `$ref`s followed so far, from the root down: what a walk must not enter again. */
  readonly followed: readonly string[];
}

/** Gathers everything that is written of one value, without entering a `$ref` that the walk has come through. */
export const partsOf = (
  root: JsonObject,
  schema: Json | undefined,
  pointer: string,
  followed: readonly string[] = [],
): SchemaParts => {
  const parts: Located[] = [];
  let seen: Set<string> | undefined;
  // A stack of our own: chains of references can be longer than the call stack is deep.
  const open: [Json | undefined, string][] = [[schema, pointer]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, at] = next;
    if (!isObject(value)) continue;
    parts.push({ node: value, pointer: at });
    for (const key of listKeywords.toReversed()) {
      const list = member(value, key);
      if (!Array.isArray(list)) continue;
      for (let i = list.length - 1; i >= 0; i--) open.push([list[i] as Json, `${at}/${key}/${i}`]);
    }
    const reference = referenceOf(value);
    const target = reference === undefined ? undefined : targetOf(root, reference);
    if (target === undefined) continue;
    // Most values have no reference, and need no set.
    seen ??= new Set(followed);
    if (seen.has(target.pointer)) continue;
    seen.add(target.pointer);
    open.push([target.value, target.pointer]);
  }
  return { parts, followed: seen === undefined ? followed : [...seen] };
};

/** The part that has a member of exactly this value. */
export const partWith = (parts: readonly Located[], key: string, value: Json): Located | undefined =>
  parts.find((p) => member(p.node, key) === value);

/** Names that any of the parts requires. */
export const requiredNames = (parts: readonly Located[]): ReadonlySet<string> =>
  new Set(parts.flatMap((p) => requiredOf(member(p.node, 'required'))));

/** A property of a value, as one of its parts writes it. */
export const propertiesOf = (
  parts: readonly Located[],
): { readonly name: string; readonly schema: JsonObject; readonly pointer: string }[] =>
  parts.flatMap((p) =>
    Object.entries(objectOrEmpty(member(p.node, 'properties'))).flatMap(([name, schema]) =>
      isObject(schema) ? [{ name, schema, pointer: `${p.pointer}/properties/${escapePointer(name)}` }] : [],
    ),
  );

const objectOrEmpty = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
