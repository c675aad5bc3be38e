import { defined } from '../../defined.ts';
import type { JsonObject } from '../../json.ts';
import { groupBy } from '../../group-by.ts';
import type { MockOperation } from '../core/operation.ts';
import { freeQuery, parametersOf, requestBodyOf } from './request-schema.ts';

/** Operations that openapi-backend cannot tell apart by their paths; nearly always one. */
export interface Group {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly operations: readonly MockOperation[];
}

/** The router reads whole segments alone, and no characters that mean something to a regular expression. */
const pathOf = (template: string): string => {
  let n = 0;
  const segments = template.replace(/\/+$/, '').split('/');
  return segments.map((s) => (/^[\w.~-]*$/.test(s) ? s : `{p${(n += 1)}}`)).join('/') || '/';
};

/** The operations of a mock as a document has them. */
export const groupsOf = (operations: readonly MockOperation[]): readonly Group[] => {
  const groups = groupBy(operations, (o) => `${o.method} ${pathOf(o.template)}`);
  return [...groups].map(([key, same], i) => {
    const [method = '', path = ''] = key.split(' ');
    return { id: `operation${i + 1}`, method, path, operations: same };
  });
};

const inPath = (path: string): readonly JsonObject[] =>
  [...path.matchAll(/\{(p\d+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: {},
  }));

const operationOf = ({ id, path, operations }: Group): JsonObject => {
  const triggers = operations.flatMap((o) => o.triggers);
  // Triggers that share a place are told apart by what they send, so it is not checked against one of them.
  const [trigger] = triggers.length === 1 ? triggers : [];
  const body = trigger === undefined ? undefined : requestBodyOf(trigger);
  const schemes = new Set(operations.flatMap((o) => o.security).map((s) => s.name));
  return {
    operationId: id,
    parameters: [...inPath(path), ...(trigger === undefined ? [freeQuery] : parametersOf(trigger))],
    ...defined({ requestBody: body }),
    security: [...schemes].map((name) => ({ [name]: [] })),
    responses: { default: { description: 'See the definition' } },
  };
};

/** An OpenAPI document of what the mock answers: for routing, validation and security, not for publishing. */
export const documentOf = (groups: readonly Group[]): JsonObject => {
  const paths = groupBy(groups, (g) => g.path);
  const schemes = new Set(groups.flatMap((g) => g.operations.flatMap((o) => o.security)).map((s) => s.name));
  return {
    openapi: '3.1.0',
    info: { title: 'Mock', version: '1' },
    paths: Object.fromEntries(
      [...paths].map(([path, here]) => [
        path,
        Object.fromEntries(here.map((group) => [group.method.toLowerCase(), operationOf(group)])),
      ]),
    ),
    components: {
      securitySchemes: Object.fromEntries(
        [...schemes].map((name) => [name, { type: 'http', scheme: 'basic' }]),
      ),
    },
  };
};
