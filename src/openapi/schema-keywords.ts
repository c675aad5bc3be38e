import { isObject, type Json } from '../json.ts';

const isNumber = (value: Json): boolean => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: Json): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: Json): boolean => typeof value === 'string';
const isFlag = (value: Json): boolean => typeof value === 'boolean';
const isAnything = (): boolean => true;

/** Whether a text is a regular expression that a validator can compile. */
export const isPattern = (value: Json): boolean => {
  try {
    return typeof value === 'string' && new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** Keywords that are copied as they are, where their value is of the right kind. */
export const plainKeywords: ReadonlyMap<string, (value: Json) => boolean> = new Map<
  string,
  (value: Json) => boolean
>([
  ['title', isText],
  ['description', isText],
  ['format', isText],
  ['pattern', isPattern],
  ['default', isAnything],
  ['example', isAnything],
  ['examples', isAnything],
  ['const', isAnything],
  ['enum', (value) => Array.isArray(value) && value.length > 0],
  ['multipleOf', (value) => isNumber(value) && (value as number) > 0],
  ['maximum', isNumber],
  ['minimum', isNumber],
  ['maxLength', isCount],
  ['minLength', isCount],
  ['maxItems', isCount],
  ['minItems', isCount],
  ['maxProperties', isCount],
  ['minProperties', isCount],
  ['uniqueItems', isFlag],
  ['readOnly', isFlag],
  ['writeOnly', isFlag],
  ['contentEncoding', isText],
  ['contentMediaType', isText],
]);

/** Keywords that hold one schema; the second set applies to the same value, so that cycles through it never end. */
export const childKeywords: readonly string[] = [
  'additionalProperties',
  'additionalItems',
  'contains',
  'propertyNames',
];
export const inPlaceKeywords: readonly string[] = ['not', 'if', 'then', 'else'];
/** Keywords that hold a list of schemas for the same value. */
export const listKeywords: readonly string[] = ['allOf', 'anyOf', 'oneOf'];
/** Keywords beside a `$ref` that say something to people or tools, or that authors rely on. */
export const besideReference: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
  'readOnly',
  'writeOnly',
  'required',
]);

const typeNames = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
const ownType: ReadonlyMap<unknown, readonly string[]> = new Map(typeNames.map((name) => [name, [name]]));

/** The JSON types that a `type` keyword names; undefined where it names none that exist. */
export const typesOf = (type: Json | undefined): readonly string[] | undefined => {
  if (!Array.isArray(type)) return ownType.get(type);
  const names = new Set(type.flatMap((t) => ownType.get(t) ?? []));
  return names.size > 0 ? [...names] : undefined;
};

/** The names in a `required` list; the boolean of older drafts says nothing here. */
export const requiredOf = (required: Json | undefined): readonly string[] =>
  Array.isArray(required) ? [...new Set(required.filter((r): r is string => typeof r === 'string'))] : [];

/** Whether a value can be a schema. */
export const isSchema = (value: Json | undefined): boolean => isObject(value) || typeof value === 'boolean';
