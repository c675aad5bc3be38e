import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { isObject, type Json } from '../../json.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';

/** Where a value departs from its schema. */
export interface Violation {
  readonly pointer: string;
  readonly message: string;
  /** The platform checks types and presence; what else a schema says is debatable. */
  readonly soft: boolean;
}

const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']);

const knownTypes = (type: Json | undefined): Json | undefined => {
  const list = (Array.isArray(type) ? type : [type]).filter(
    (t): t is string => typeof t === 'string' && types.has(t),
  );
  return list.length === 0 ? undefined : list.length === 1 ? list[0] : list;
};

const mapOf = (value: Json | undefined): Json | undefined =>
  isObject(value) ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, typesOnly(v)])) : undefined;

const listOf = (value: Json | undefined): Json | undefined =>
  Array.isArray(value) && value.length > 0 ? value.map(typesOnly) : undefined;

const names = (value: Json | undefined): Json | undefined => {
  const list = Array.isArray(value) ? [...new Set(value.filter((v) => typeof v === 'string'))] : [];
  return list.length === 0 ? undefined : list;
};

/** A schema reduced to what the platform's own check looks at: types, presence, and enums as a hint. */
const typesOnly = (schema: Json): Json => {
  if (!isObject(schema)) return {};
  if (typeof schema['$ref'] === 'string') return { $ref: schema['$ref'] };
  const { enum: values, items, additionalProperties } = schema;
  const parts: Record<string, Json | undefined> = {
    type: knownTypes(schema['type']),
    required: names(schema['required']),
    properties: mapOf(schema['properties']),
    items: Array.isArray(items) || items === undefined ? undefined : typesOnly(items),
    additionalProperties: isObject(additionalProperties) ? typesOnly(additionalProperties) : undefined,
    allOf: listOf(schema['allOf']),
    anyOf: listOf(schema['anyOf']),
    oneOf: undefined,
    enum: Array.isArray(values) && values.length > 0 ? [...new Set(values)] : undefined,
  };
  // Several branches of a oneOf often match once only types are compared; anyOf says what remains checkable.
  if (parts['anyOf'] === undefined) parts['anyOf'] = listOf(schema['oneOf']);
  return Object.fromEntries(Object.entries(parts).filter((e): e is [string, Json] => e[1] !== undefined));
};

const compiled = new WeakMap<Schema, ValidateFunction>();

const compile = (schema: Schema, trigger: TriggerDefinition): ValidateFunction => {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const definitions = Object.fromEntries(
    Object.entries(trigger.definitions).map(([k, v]) => [k, typesOnly(v)]),
  );
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false });
  const made = ajv.compile({ allOf: [typesOnly(schema)], definitions });
  compiled.set(schema, made);
  return made;
};

const nameOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'an array'
      : typeof value === 'object'
        ? 'an object'
        : typeof value;

const wording = (error: ErrorObject, value: unknown): string => {
  if (error.keyword === 'required')
    return `misses the required property "${String(error.params['missingProperty'])}"`;
  if (error.keyword === 'type')
    return `is ${nameOf(value)} where the definition declares ${[error.params['type']].flat().join(' or ')}`;
  if (error.keyword === 'enum') return 'is none of the declared enum values';
  return error.message ?? `breaks "${error.keyword}"`;
};

const at = (root: Json, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (v, s) => (v as Record<string, unknown> | undefined)?.[s.replaceAll('~1', '/').replaceAll('~0', '~')],
      root,
    );

/** Where a value departs from a schema of a trigger, the types first; nothing where it holds. */
export const violations = (schema: Schema, trigger: TriggerDefinition, value: Json): Violation[] => {
  const validate = compile(schema, trigger);
  if (validate(value)) return [];
  const combined = new Set(['anyOf', 'allOf', 'if']);
  const errors = (validate.errors ?? []).filter((e) => !combined.has(e.keyword));
  const made = errors.map((e) => ({
    pointer: e.instancePath,
    message: wording(e, at(value, e.instancePath)),
    soft: e.keyword === 'enum',
  }));
  return made.sort((a, b) => Number(a.soft) - Number(b.soft));
};

/** The first violations in one sentence. */
export const violationText = (list: readonly Violation[]): string => {
  const shown = list.slice(0, 3).map((v) => `${v.pointer === '' ? 'the root' : v.pointer} ${v.message}`);
  return shown.join('; ') + (list.length > 3 ? `; and ${list.length - 3} more` : '');
};
