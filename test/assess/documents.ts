import { assess } from '../../src/assess/assess.ts';
import type { Assessment, Candidate } from '../../src/assess/assessment.ts';
import type { Json, JsonObject } from '../../src/json.ts';
import type { ReadDocument } from '../../src/model.ts';
import { readDefinition } from '../../src/openapi/read.ts';

/** A document with these paths, read. */
export const documentOf = (paths: Json, more: Readonly<Record<string, Json>> = {}): ReadDocument =>
  readDefinition({
    file: 'api.json',
    text: JSON.stringify(
      { openapi: '3.0.0', info: { title: 'Things', version: '1' }, paths, ...more },
      undefined,
      1,
    ),
  });

/** What is assessed of a document with these paths. */
export const assessed = (paths: Json, more: Readonly<Record<string, Json>> = {}): Assessment =>
  assess(documentOf(paths, more));

/** A query parameter. */
export const query = (name: string, description = '', schema: Json = { type: 'string' }): JsonObject => ({
  name,
  in: 'query',
  description,
  schema,
});

const when: Json = { type: 'string', format: 'date-time' };

/** An item with an id, and times of its birth and last change. */
export const item: Json = {
  type: 'object',
  properties: { id: { type: 'integer' }, createdAt: when, updatedAt: when },
};

/** An answer with a JSON body. */
export const json = (schema: Json): JsonObject => ({
  description: 'OK',
  content: { 'application/json': { schema } },
});

/** A list below "value", asked for with these parameters. */
export const listOf = (
  parameters: readonly Json[],
  more: Readonly<Record<string, Json>> = {},
  items: Json = item,
): JsonObject => ({
  '/things': {
    get: {
      operationId: 'listThings',
      parameters,
      responses: { '200': json({ type: 'object', properties: { value: { type: 'array', items } } }) },
      ...more,
    },
  },
});

/** A registration with this body, and a DELETE at this path. */
export const registration = (
  properties: Json,
  ending?: string,
  more: Readonly<Record<string, Json>> = {},
): JsonObject => ({
  '/hooks': {
    post: {
      requestBody: { content: { 'application/json': { schema: { type: 'object', properties } } } },
      responses: { '201': { description: 'Created' } },
      ...more,
    },
  },
  ...(ending === undefined
    ? {}
    : { [ending]: { delete: { responses: { '204': { description: 'Gone' } } } } }),
});

/** The only candidate; throws where there is none or more than one. */
export const only = ({ candidates }: Assessment): Candidate => {
  const [candidate] = candidates;
  if (candidate === undefined || candidates.length > 1) throw new Error(`${candidates.length} candidates`);
  return candidate;
};
