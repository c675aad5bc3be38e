import { groupBy } from '../../report/group-by.ts';
import type { JsonObject } from '../../json.ts';
import type { MockOperation } from '../core/operation.ts';
import { freeQuery, parametersOf, requestBodyOf } from './request-schema.ts';

/** Placeholders get names that every router can read; a slash at the end makes no difference to it. */
const pathOf = (template: string): string => {
  let n = 0;
  return template.replace(/\/+$/, '').replace(/\{[^{}]*\}/g, () => `{p${(n += 1)}}`) || '/';
};

const inPath = (path: string): readonly JsonObject[] =>
  [...path.matchAll(/\{(p\d+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: {},
  }));

const operationOf = (operation: MockOperation, path: string): JsonObject => {
  // Triggers that share a place are told apart by what they send, so it is not checked against one of them.
  const [trigger] = operation.triggers.length === 1 ? operation.triggers : [];
  const body = trigger === undefined ? undefined : requestBodyOf(trigger);
  return {
    operationId: operation.id,
    parameters: [...inPath(path), ...(trigger === undefined ? [freeQuery] : parametersOf(trigger))],
    ...(body === undefined ? {} : { requestBody: body }),
    security: operation.security.map(({ name }) => ({ [name]: [] })),
    responses: { default: { description: 'See the definition' } },
  };
};

/** An OpenAPI document of what the mock answers: for routing, validation and security, not for publishing. */
export const documentOf = (operations: readonly MockOperation[]): JsonObject => {
  const paths = groupBy(operations, (o) => pathOf(o.template));
  const schemes = new Set(operations.flatMap((o) => o.security).map((s) => s.name));
  return {
    openapi: '3.1.0',
    info: { title: 'Mock', version: '1' },
    paths: Object.fromEntries(
      [...paths].map(([path, here]) => [
        path,
        Object.fromEntries(here.map((o) => [o.method.toLowerCase(), operationOf(o, path)])),
      ]),
    ),
    components: {
      securitySchemes: Object.fromEntries(
        [...schemes].map((name) => [name, { type: 'http', scheme: 'basic' }]),
      ),
    },
  };
};
