import { defined } from '../../defined.ts';
import { member, type Json, type JsonObject } from '../../json.ts';
import type { Parameter } from '../../model.ts';
import { textMember } from '../../openapi/members.ts';
import { rawParameters, type Operation } from '../../openapi/operation.ts';
import { readParameter } from '../../openapi/parameter.ts';
import { readResponses } from '../../openapi/response.ts';
import type { SchemaCollector } from '../../openapi/schema-library.ts';
import { nameWords } from '../../name-words.ts';
import type { Desk } from '../operation-view.ts';
import { swaggerSchema } from './swagger-schema.ts';

const title = (name: string): string => {
  const words = nameWords(name).join(' ');
  return words === '' ? name : `${words[0]?.toUpperCase()}${words.slice(1)}`;
};

const ofParameters = new Set(
  'type format items enum default minimum maximum pattern minLength maxLength collectionFormat'.split(' '),
);

const ofArrays = new Set(['items', 'collectionFormat']);

/** A parameter in Swagger 2.0; `more` goes over what is written. */
export const draftParameter = (
  parameter: Parameter,
  description: string,
  more: JsonObject = {},
): JsonObject => {
  const schema = swaggerSchema(parameter.schema);
  const written = Object.fromEntries(Object.entries(schema).filter(([k]) => ofParameters.has(k)));
  const type = member(written, 'type');
  const simple = typeof type === 'string' && type !== 'object' ? {} : { type: 'string' };
  const made: JsonObject = {
    name: parameter.name,
    in: parameter.in,
    ...(parameter.required ? { required: true } : {}),
    'x-ms-summary': title(parameter.name),
    ...(description === '' ? {} : { description }),
    ...written,
    ...simple,
    ...defined({ collectionFormat: parameter.collectionFormat }),
    ...(parameter.in === 'path' ? { required: true, 'x-ms-url-encoding': 'single' } : {}),
    ...more,
  };
  const isArray = member(made, 'type') === 'array';
  return Object.fromEntries(Object.entries(made).filter(([key]) => isArray || !ofArrays.has(key)));
};

/** The parameters of an operation that are no body. */
export const parametersOf = (
  { document }: Desk,
  operation: Operation,
  collector: SchemaCollector,
): readonly { readonly parameter: Parameter; readonly description: string }[] =>
  rawParameters(document, operation)
    .filter((raw) => ['path', 'query', 'header'].includes(textMember(raw.node, 'in') ?? ''))
    .flatMap((raw) => {
      const parameter = readParameter(document, raw, collector);
      const description = textMember(raw.node, 'description') ?? '';
      return parameter === undefined ? [] : [{ parameter, description }];
    });

/** The declared answers of an operation in Swagger 2.0, those of these statuses only. */
export const draftResponses = (
  { document }: Desk,
  operation: Operation,
  collector: SchemaCollector,
  statuses: RegExp,
): JsonObject => {
  const declared = Object.entries(readResponses(document, operation, collector)).filter(([s]) =>
    statuses.test(s),
  );
  return Object.fromEntries(
    declared.map(([status, { schema, headers }]): [string, Json] => [
      /^\d{3}$/.test(status) ? status : '200',
      {
        description: status.startsWith('2') ? 'Success' : 'Answer',
        ...(schema === undefined ? {} : { schema: swaggerSchema(schema) }),
        ...(headers.length === 0
          ? {}
          : { headers: Object.fromEntries(headers.map((h) => [h, { type: 'string' }])) }),
      },
    ]),
  );
};
