import {
  isObject,
  member,
  pointerSegments,
  toPointer,
  valueAt,
  type Json,
  type JsonObject,
} from '../json.ts';
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

/** The JSON Pointer that a `$ref` means, where it leads to an object or boolean of the same document. */
export const targetOf = (root: Json, reference: string): string | undefined => {
  if (!reference.startsWith('#/')) return undefined;
  const raw = reference.slice(1);
  return [raw, percentDecoded(raw)]
    .map((pointer) => toPointer(pointerSegments(pointer)))
    .find((pointer) => {
      const target = valueAt(root, pointer);
      return isObject(target) || typeof target === 'boolean';
    });
};

/** Says that a `$ref` leads nowhere, and why. */
export const warnOfReference = (document: OpenApiDocument, reference: string, pointer: string): void =>
  document.warn(
    reference.startsWith('#')
      ? `The reference "${reference}" leads nowhere; what it stands for is left open`
      : `The reference "${reference}" leads out of the document and is not followed; what it stands for is left open`,
    pointer,
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
    const node = valueAt(document.root, target);
    here = isObject(node) ? { node, pointer: target } : undefined;
  }
  if (here !== undefined) document.warn('The reference leads back to itself', pointer);
  return undefined;
};
