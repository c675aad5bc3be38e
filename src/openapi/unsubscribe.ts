import { member } from '../json.ts';
import type { UnsubscribeOperation } from '../model.ts';
import { rawBody } from './body.ts';
import type { OpenApiDocument } from './document.ts';
import { rawParameters, type Operation } from './operation.ts';
import { readParameter } from './parameter.ts';
import type { SchemaCollector } from './schema-library.ts';

/** Every DELETE operation among these: where a Location can lead. */
export const unsubscribeOperations = (
  document: OpenApiDocument,
  operations: readonly Operation[],
  collector: SchemaCollector,
): UnsubscribeOperation[] =>
  operations
    .filter((o) => o.method === 'DELETE')
    .map((operation) => {
      const operationId = member(operation.node, 'operationId');
      const parameters = rawParameters(document, operation)
        .filter((p) => member(p.node, 'in') !== 'body')
        .map((p) => readParameter(document, p, collector))
        .filter((p) => p !== undefined);
      return {
        ...(typeof operationId === 'string' ? { operationId } : {}),
        path: operation.path,
        internal: member(operation.node, 'x-ms-visibility') === 'internal',
        parameters,
        hasBody: rawBody(document, operation) !== undefined || parameters.some((p) => p.in === 'formData'),
      };
    });
