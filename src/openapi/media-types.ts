import { isObject, member, type Json } from '../json.ts';
import type { OpenApiDocument } from './document.ts';
import type { Operation } from './operation.ts';
import { follow } from './reference.ts';
import { rawResponses } from './response.ts';

const listed = (document: OpenApiDocument, operation: Operation, key: string): string[] =>
  [member(operation.node, key) ?? member(document.root, key) ?? []]
    .flat()
    .filter((t): t is string => typeof t === 'string');

const keysOf = (value: Json | undefined): string[] => (isObject(value) ? Object.keys(value) : []);

/** The media types that an operation takes. */
export const consumedTypes = (document: OpenApiDocument, operation: Operation): string[] => {
  if (document.version === '2.0') return listed(document, operation, 'consumes');
  const request = member(operation.node, 'requestBody');
  return keysOf(member(follow(document, request, `${operation.pointer}/requestBody`)?.node, 'content'));
};

/** The media types that an operation answers with. */
export const producedTypes = (document: OpenApiDocument, operation: Operation): string[] => {
  if (document.version === '2.0') return listed(document, operation, 'produces');
  const types = rawResponses(document, operation).flatMap((r) => keysOf(member(r.response.node, 'content')));
  return [...new Set(types)];
};
