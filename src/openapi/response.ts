import { isObject, member } from '../json.ts';
import { keptBy } from '../kept.ts';
import type { ResponseDefinition } from '../model.ts';
import type { OpenApiDocument } from './document.ts';
import { contentTypes, schemaBelow } from './media-type.ts';
import { listedTypes, type Operation } from './operation.ts';
import { follow, type Located } from './reference.ts';
import type { SchemaCollector } from './schema-library.ts';

/** A declared answer, by status code or `default`. */
interface RawResponse {
  readonly status: string;
  readonly response: Located;
}

const responsesOf = (document: OpenApiDocument, operation: Operation): RawResponse[] => {
  const responses = member(operation.node, 'responses');
  if (!isObject(responses)) return [];
  return Object.entries(responses).flatMap(([status, value]) => {
    if (status.startsWith('x-')) return [];
    const response = follow(document, value, `${operation.pointer}/responses/${status}`);
    return response === undefined ? [] : [{ status, response }];
  });
};

const known = keptBy<Operation, readonly RawResponse[]>();

/** The declared answers of an operation, `$ref` followed; sought once. */
export const rawResponses = (document: OpenApiDocument, operation: Operation): readonly RawResponse[] =>
  known(operation, () => responsesOf(document, operation));

/** The media types that an operation answers with. */
export const producedTypes = (document: OpenApiDocument, operation: Operation): string[] => {
  if (document.version === '2.0') return listedTypes(document, operation, 'produces');
  const types = rawResponses(document, operation).flatMap(({ response }) =>
    contentTypes(member(response.node, 'content')),
  );
  return [...new Set(types)];
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
