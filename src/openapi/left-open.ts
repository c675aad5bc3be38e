import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { OpenApiDocument } from './document.ts';
import { MAX_HOPS } from './limits.ts';
import type { Operation } from './operation.ts';
import { referenceOf, targetOf, type Located } from './reference.ts';

/** Whether a value is a `$ref` that leads nowhere, or out of the document: what it stands for is left open. */
export const isLeftOpen = (root: JsonObject, value: Json | undefined): boolean => {
  let here = value;
  for (let hops = 0; hops < MAX_HOPS; hops++) {
    const reference = referenceOf(here);
    if (reference === undefined) return false;
    const target = targetOf(root, reference);
    if (target === undefined) return true;
    here = target.value;
  }
  return true;
};

/** Whether something that is written of a value is left open. */
export const hasOpenPart = (root: JsonObject, parts: readonly Located[]): boolean =>
  parts.some(({ node }) => isLeftOpen(root, node));

const hasOpenMember = (root: JsonObject, owner: Json | undefined): boolean =>
  typeof owner === 'object' &&
  owner !== null &&
  Object.values(owner as JsonObject).some((v) => isLeftOpen(root, v));

/** Whether a parameter of an operation is left open. */
export const hasOpenParameter = ({ root }: OpenApiDocument, { node, pathItem }: Operation): boolean =>
  [node, pathItem.node].some((owner) => hasOpenMember(root, member(owner, 'parameters')));

/** Whether a path item of a document is left open, so that it may have operations that nobody sees. */
export const hasOpenPath = ({ root }: OpenApiDocument): boolean => hasOpenMember(root, member(root, 'paths'));

/** The status codes under which an operation declares answers that are left open. */
export const openStatuses = ({ root }: OpenApiDocument, { node }: Operation): string[] => {
  const responses = member(node, 'responses');
  return Object.entries(isObject(responses) ? responses : {})
    .filter(([, response]) => isLeftOpen(root, response))
    .map(([status]) => status);
};
