import { isLeftOpen } from '../../openapi/left-open.ts';
import type { OpenApiDocument } from '../../openapi/document.ts';
import type { Operation } from '../../openapi/operation.ts';
import { schemasBelow } from './schemas-below.ts';

/** Whether anything in the request of an operation is left open by a reference that leads nowhere. */
export const isRequestOpen = ({ root }: OpenApiDocument, { node, pointer, pathItem }: Operation): boolean => {
  const { parameters = null, requestBody = null, callbacks = null } = node;
  const owners = [
    { node: { parameters, requestBody, callbacks }, pointer },
    { node: { parameters: pathItem.node['parameters'] ?? null }, pointer: pathItem.pointer },
  ];
  return owners.some((owner) => schemasBelow(root, owner).some((below) => isLeftOpen(root, below.node)));
};
