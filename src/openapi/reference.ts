import {
  isObject,
  member,
  pointerSegments,
  toPointer,
  valueAt,
  type Json,
  type JsonObject,
} from '../json.ts';
import { keptBy } from '../kept.ts';
import type { OpenApiDocument } from './document.ts';
import { MAX_HOPS } from './limits.ts';
import { percentDecoded } from '../percent.ts';

/** An object of a document and where it stands. */
export interface Located {
  readonly node: JsonObject;
  readonly pointer: string;
}

/** The `$ref` of an object in schema, parameter or response position; a property named `$ref` is no reference. */
export const referenceOf = (node: Json | undefined): string | undefined => {
  const reference = member(node, '$ref');
  return typeof reference === 'string' ? reference : undefined;
};

/** What a `$ref` leads to. */
export interface Target {
  readonly pointer: string;
  readonly value: JsonObject | boolean;
}

const findTarget = (root: JsonObject, reference: string): Target | undefined => {
  if (!reference.startsWith('#/')) return undefined;
  const raw = reference.slice(1);
  for (const written of [raw, percentDecoded(raw)]) {
    const pointer = toPointer(pointerSegments(written));
    const value = valueAt(root, pointer);
    if (isObject(value) || typeof value === 'boolean') return { pointer, value };
  }
  return undefined;
};

const known = keptBy<JsonObject, Map<string, Target | undefined>>();

/** The object or boolean of the same document that a `$ref` leads to; sought once. */
export const targetOf = (root: JsonObject, reference: string): Target | undefined => {
  const targets = known(root, () => new Map());
  if (!targets.has(reference)) targets.set(reference, findTarget(root, reference));
  return targets.get(reference);
};

/** Says that a `$ref` leads nowhere, and why. */
export const warnOfReference = (document: OpenApiDocument, reference: string, pointer: string): void =>
  reference.startsWith('#')
    ? document.warn(`The reference "${reference}" leads nowhere; what it stands for is left open`, pointer)
    : document.warn(
        `The reference "${reference}" leads out of the document and is not followed; what it stands for is left open`,
        pointer,
        { unread: true },
      );

/** Follows the `$ref`s of a parameter, response, request body or path item; undefined where there is no object. */
export const follow = (
  document: OpenApiDocument,
  value: Json | undefined,
  pointer: string,
): Located | undefined => {
  let here: Located | undefined = isObject(value) ? { node: value, pointer } : undefined;
  for (let hops = 0; here !== undefined && hops < MAX_HOPS; hops++) {
    const reference = referenceOf(here.node);
    if (reference === undefined) return here;
    const target = targetOf(document.root, reference);
    if (target === undefined) {
      warnOfReference(document, reference, here.pointer);
      return undefined;
    }
    here = isObject(target.value) ? { node: target.value, pointer: target.pointer } : undefined;
  }
  if (here !== undefined) document.warn('The reference leads back to itself', pointer);
  return undefined;
};
