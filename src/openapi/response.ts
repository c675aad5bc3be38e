import { isObject, member } from '../json.ts';
import type { ResponseDefinition } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import { schemaBelow } from './media-type.ts';
import type { Operation } from './operation.ts';
import { follow, type Located } from './reference.ts';
import type { SchemaCollector } from './schema-library.ts';

/** The declared answers of an operation, `$ref` followed, by status code or `default`. */
export const rawResponses = (
  document: OpenApiDocument,
  operation: Operation,
): { readonly status: string; readonly response: Located }[] => {
  const responses = member(operation.node, 'responses');
  if (!isObject(responses)) return [];
  return Object.entries(responses).flatMap(([status, value]) => {
    if (status.startsWith('x-')) return [];
    const response = follow(document, value, `${operation.pointer}/responses/${status}`);
    return response === undefined ? [] : [{ status, response }];
  });
};

/** Reads the declared answers of an operation. */
export const readResponses = (
  document: OpenApiDocument,
  operation: Operation,
  collector: SchemaCollector,
): Record<string, ResponseDefinition> =>
  Object.fromEntries(
    rawResponses(document, operation).map(({ status, response }) => {
      const written = schemaBelow(response);
      const headers = member(response.node, 'headers');
      return [
        status,
        {
          ...(written === undefined ? {} : { schema: collector.read(written.schema, written.pointer) }),
          headers: isObject(headers) ? Object.keys(headers) : [],
        },
      ];
    }),
  );
