import type { OpenApiDocument } from '../../openapi/document.ts';
import { isLeftOpen } from '../../openapi/left-open.ts';
import type { Operation } from '../../openapi/operation.ts';
import type { Located } from '../../openapi/reference.ts';
import { schemasBelow } from './schemas-below.ts';

/** Every object of the request of an operation, `$ref` followed; a walk, for where something is missing. */
export const requestBelow = ({ root }: OpenApiDocument, operation: Operation): Located[] => {
  const { node, pointer, pathItem } = operation;
  const { parameters = null, requestBody = null, callbacks = null } = node;
  return [
    { node: { parameters, requestBody, callbacks }, pointer },
    { node: { parameters: pathItem.node['parameters'] ?? null }, pointer: pathItem.pointer },
  ].flatMap((owner) => schemasBelow(root, owner));
};

/** Whether anything in the request of an operation is left open by a reference that leads nowhere. */
export const isRequestOpen = (document: OpenApiDocument, operation: Operation): boolean =>
  requestBelow(document, operation).some(({ node }) => isLeftOpen(document.root, node));
