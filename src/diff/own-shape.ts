import { isObject, member, type Json } from '../json.ts';
import type { Schema } from '../model.ts';
import { requiredOf, typesOf } from '../openapi/schema-keywords.ts';
import { defined } from '../defined.ts';
import type { Shape } from './shape.ts';

const limitKeywords = [
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'pattern',
  'multipleOf',
  'uniqueItems',
];

const dynamicKeywords = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-tree',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
];

const pick = (schema: Schema, keys: readonly string[]): Record<string, Json> =>
  Object.fromEntries(
    keys.flatMap((key) => {
      const value = member(schema, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );

/** Of `additionalProperties`, what narrows an object. */
const closed = (schema: Schema): Readonly<Record<string, Json>> =>
  member(schema, 'additionalProperties') === false ? { additionalProperties: false } : {};

const valuesOf = (schema: Schema): readonly Json[] | undefined => {
  const only = member(schema, 'const');
  if (only !== undefined) return [only];
  const values = member(schema, 'enum');
  return Array.isArray(values) ? (values as readonly Json[]) : undefined;
};

const typesSaid = (schema: Schema): readonly string[] | undefined => {
  const types = typesOf(member(schema, 'type'));
  if (types !== undefined) return types;
  if (isObject(member(schema, 'properties'))) return ['object'];
  return isObject(member(schema, 'items')) ? ['array'] : undefined;
};

const propertiesOf = (schema: Schema): Map<string, Schema> => {
  const written = member(schema, 'properties');
  return new Map(
    Object.entries(isObject(written) ? written : {}).filter((e): e is [string, Schema] => isObject(e[1])),
  );
};

const schemaAt = (schema: Schema, key: string): Schema | undefined => {
  const value = member(schema, key);
  return isObject(value) ? value : undefined;
};

/** What a schema says by itself, without what it refers to or composes. */
export const ownShape = (schema: Schema): Shape => {
  const types = typesSaid(schema);
  const format = member(schema, 'format');
  return {
    nullable: types?.includes('null') === true,
    internal: member(schema, 'x-ms-visibility') === 'internal',
    limits: { ...pick(schema, limitKeywords), ...closed(schema) },
    properties: propertiesOf(schema),
    required: new Set(requiredOf(member(schema, 'required'))),
    dynamic: pick(schema, dynamicKeywords),
    ...defined({
      types: types?.filter((t) => t !== 'null'),
      values: valuesOf(schema)?.filter((v) => v !== null),
      format: typeof format === 'string' ? format : undefined,
      default: member(schema, 'default'),
      items: schemaAt(schema, 'items'),
      others: schemaAt(schema, 'additionalProperties'),
    }),
  };
};
