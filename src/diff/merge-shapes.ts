import { defined } from '../defined.ts';
import { canonicalJson, type Json } from '../json.ts';
import type { Schema } from '../model.ts';
import type { Shape } from './shape.ts';

/** Makes one schema of two for the same value: `allOf` both hold, `anyOf` one of them does. */
export type Join = (kind: 'allOf' | 'anyOf', a: Schema, b: Schema) => Schema;

const joined = (
  kind: 'allOf' | 'anyOf',
  a: Schema | undefined,
  b: Schema | undefined,
  join: Join,
): Schema | undefined => (a === undefined ? b : b === undefined ? a : join(kind, a, b));

const properties = (kind: 'allOf' | 'anyOf', a: Shape, b: Shape, join: Join): Map<string, Schema> => {
  const all = new Map(a.properties);
  for (const [name, schema] of b.properties) {
    const known = all.get(name);
    all.set(name, known === undefined ? schema : join(kind, known, schema));
  }
  return all;
};

/** Types that both allow; whole numbers are numbers. */
const commonTypes = (a: Shape['types'], b: Shape['types']): Shape['types'] => {
  if (a === undefined || b === undefined) return a ?? b;
  const allows = (types: readonly string[], type: string): boolean =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  return [...new Set([...a.filter((t) => allows(b, t)), ...b.filter((t) => allows(a, t))])];
};

const has = (values: readonly Json[], value: Json): boolean =>
  values.some((v) => canonicalJson(v) === canonicalJson(value));

const allowsNull = (shape: Shape): boolean => shape.nullable || shape.types === undefined;

/** What holds where both shapes hold (allOf, what stands beside a `$ref`). */
export const both = (a: Shape, b: Shape, join: Join): Shape => ({
  nullable: (a.nullable || b.nullable) && allowsNull(a) && allowsNull(b),
  internal: a.internal || b.internal,
  limits: { ...b.limits, ...a.limits },
  properties: properties('allOf', a, b, join),
  required: new Set([...a.required, ...b.required]),
  dynamic: { ...b.dynamic, ...a.dynamic },
  ...defined({
    types: commonTypes(a.types, b.types),
    values:
      a.values !== undefined && b.values !== undefined
        ? a.values.filter((v) => has(b.values ?? [], v))
        : (a.values ?? b.values),
    format: a.format ?? b.format,
    default: a.default ?? b.default,
    items: joined('allOf', a.items, b.items, join),
    others: joined('allOf', a.others, b.others, join),
  }),
});

const isNullAlone = (shape: Shape): boolean => shape.nullable && shape.types?.length === 0;

const same = <T extends Json>(a: T | undefined, b: T | undefined): T | undefined =>
  canonicalJson(a) === canonicalJson(b) ? a : undefined;

/** What holds where one of the shapes holds (anyOf, oneOf). */
export const either = (a: Shape, b: Shape, join: Join): Shape => {
  if (isNullAlone(a)) return { ...b, nullable: true };
  if (isNullAlone(b)) return { ...a, nullable: true };
  const isOpen = a.types === undefined || b.types === undefined;
  const hasValues = a.values !== undefined && b.values !== undefined;
  return {
    nullable: a.nullable || b.nullable,
    internal: a.internal && b.internal,
    limits: same(a.limits, b.limits) ?? {},
    properties: properties('anyOf', a, b, join),
    required: new Set([...a.required].filter((name) => b.required.has(name))),
    dynamic: { ...b.dynamic, ...a.dynamic },
    ...defined({
      types: isOpen ? undefined : [...new Set([...(a.types ?? []), ...(b.types ?? [])])],
      values: hasValues
        ? [...(a.values ?? []), ...(b.values ?? []).filter((v) => !has(a.values ?? [], v))]
        : undefined,
      format: same(a.format, b.format),
      default: same(a.default, b.default),
      items: joined('anyOf', a.items, b.items, join),
      others: joined('anyOf', a.others, b.others, join),
    }),
  };
};
