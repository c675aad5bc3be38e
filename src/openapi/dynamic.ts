import { member, type JsonObject } from '../json.ts';
import type { DynamicCall } from '../model.ts';

const extensions = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-tree',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
];

const operationOf = (extension: unknown): readonly string[] =>
  [
    member(extension, 'operationId'),
    member(member(extension, 'open'), 'operationId'),
    member(member(extension, 'browse'), 'operationId'),
  ].filter((id): id is string => typeof id === 'string');

/** The design-time calls that one schema or parameter asks for; a capability such as a file picker is no call. */
export const dynamicCalls = (schema: JsonObject, pointer: string): DynamicCall[] =>
  extensions
    // Every schema comes through here, and few have any.
    .filter((extension) => Object.hasOwn(schema, extension))
    .flatMap((extension) =>
      [...new Set(operationOf(member(schema, extension)))].map((operationId) => ({
        extension,
        operationId,
        pointer: `${pointer}/${extension}`,
      })),
    );

const ofSchemas = ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'];

/** Whether an extension fetches a schema at design time. */
export const fetchesSchema = (extension: string): boolean => ofSchemas.includes(extension);

/** Whether an extension fetches values to choose from at design time, in one list. */
export const fetchesValues = (extension: string): boolean =>
  ['x-ms-dynamic-values', 'x-ms-dynamic-list'].includes(extension);

/** Whether a schema is fetched at design time. */
export const hasDynamicSchema = (schema: unknown): boolean =>
  ofSchemas.some((key) => member(schema, key) !== undefined);
