import type { JsonObject } from '../json.ts';
import { DURATION_FORMAT, DURATION_PATTERN } from './duration.ts';

type Properties<T> = { readonly [K in keyof T & string]-?: JsonObject };

/** The type makes the schema's keys and the keys of the input type the same. */
export const object = <T>(properties: Properties<T>, required: readonly string[] = []): JsonObject => ({
  type: 'object',
  title: 'a mapping',
  additionalProperties: false,
  properties,
  ...(required.length === 0 ? {} : { required }),
});

/** A schema with words for editors. */
export const described = (description: string, schema: JsonObject): JsonObject => ({
  ...schema,
  description,
});
/** A string. */
export const text = (description: string): JsonObject => ({
  type: 'string',
  title: 'a text (in quotes)',
  description,
});
/** A mapping with free keys. */
export const record = (description: string, values: JsonObject): JsonObject => ({
  type: 'object',
  title: 'a mapping',
  description,
  additionalProperties: values,
});
/** One of some words. */
export const choice = (description: string, ...values: readonly string[]): JsonObject => ({
  enum: values,
  description,
});
/** A length of time. */
export const duration = (description: string): JsonObject => ({
  type: 'string',
  pattern: DURATION_PATTERN,
  format: DURATION_FORMAT,
  title: 'a duration such as "500ms", "20s" or "2m"',
  description,
});
/** A JSON Pointer. */
export const pointer = (description: string): JsonObject => ({
  type: 'string',
  pattern: '^(/.*)?$',
  title: 'a JSON Pointer such as "/value/0/id"',
  description,
});
/** An absolute URL, or one that the environment fills in. */
export const origin = (description: string): JsonObject => ({
  type: 'string',
  pattern: '^([Hh][Tt][Tt][Pp][Ss]?://[^/\\s]+.*|\\$\\{.*)$',
  title: 'an absolute http or https URL',
  description,
});
/** A program and its arguments. */
export const argv = (description: string): JsonObject => ({
  type: 'array',
  title: 'a list of a program and its arguments',
  minItems: 1,
  items: { type: 'string', title: 'a text (in quotes)' },
  description,
});
/** A list of strings. */
export const texts = (description: string): JsonObject => ({
  type: 'array',
  title: 'a list of texts',
  items: { type: 'string', title: 'a text (in quotes)' },
  description,
});

/** `if`, not `oneOf`: a mistake is then reported against the branch that was meant. */
export const either = (test: JsonObject, then: JsonObject, otherwise: JsonObject): JsonObject => ({
  if: test,
  then,
  else: otherwise,
});
/** Holds for strings. */
export const isText: JsonObject = { type: 'string' };
/** Holds for lists. */
export const isList: JsonObject = { type: 'array' };
/** Holds for mappings with a key. */
export const has = (key: string): JsonObject => ({ type: 'object', required: [key] });
/** A string, or a list of strings. */
export const textOrTexts = (description: string): JsonObject =>
  described(
    description,
    either(
      isList,
      { ...texts(description), minItems: 1 },
      { type: 'string', title: 'a text or a list of texts' },
    ),
  );

/** A mapping to strings. */
export const textRecord = (description: string): JsonObject =>
  record(description, { type: 'string', title: 'a text (in quotes)' });
/** A mapping to JSON Pointers. */
export const pointerRecord = (description: string): JsonObject =>
  record(description, pointer('JSON Pointer in the answer'));
/** Any value. */
export const anything: JsonObject = {};
