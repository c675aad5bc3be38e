import type { Json } from '../json.ts';
import type { Schema } from '../model.ts';
import { hasDynamicSchema } from '../openapi/dynamic.ts';

/** All that a schema says of one value, `$ref`, allOf, anyOf and oneOf merged. */
export interface Shape {
  /** JSON types without `null`; undefined: any. */
  readonly types?: readonly string[];
  readonly nullable: boolean;
  /** The only values allowed. */
  readonly values?: readonly Json[];
  readonly format?: string;
  readonly default?: Json;
  /** `x-ms-visibility: internal`. */
  readonly internal: boolean;
  /** `maximum`, `minLength`, `pattern` …, as written; `additionalProperties` where it is false. */
  readonly limits: Readonly<Record<string, Json>>;
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required: ReadonlySet<string>;
  readonly items?: Schema;
  /** What properties without a name of their own hold. */
  readonly others?: Schema;
  /** Dynamic extensions, as written. */
  readonly dynamic: Readonly<Record<string, Json>>;
}

/** Whether the members are fetched at design time. */
export const isFetched = ({ dynamic }: Shape): boolean => hasDynamicSchema(dynamic);

/** The shape that says nothing. */
export const anyShape: Shape = {
  nullable: false,
  internal: false,
  limits: {},
  properties: new Map(),
  required: new Set(),
  dynamic: {},
};
