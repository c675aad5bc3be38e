import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { defined } from '../../defined.ts';
import { valueAt, type Json } from '../../json.ts';
import { keptBy } from '../../kept.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';
import { typesOnly } from './types-only.ts';

/** Where a value departs from its schema. */
export interface Violation {
  readonly pointer: string;
  readonly message: string;
  /** What the schema wants there. */
  readonly expected?: string;
  /** The platform checks types and presence; what else a schema says is debatable. */
  readonly soft: boolean;
}

interface Validators {
  readonly types: ValidateFunction;
  readonly soft: ValidateFunction;
}

const compiled = keptBy<Schema, Validators>();

const compiledFrom = (schema: Schema, trigger: TriggerDefinition): Validators => {
  // Names such as List[Voicemail] are no URIs, so they are numbered.
  const named = Object.entries(trigger.definitions);
  const refs = new Map(named.map(([name], i) => [`#/definitions/${name}`, `#/definitions/${i}`]));
  const validator = (soft: boolean): ValidateFunction => {
    const ajv = new Ajv({
      strict: false,
      allErrors: true,
      validateFormats: soft,
      validateSchema: false,
      logger: false,
    });
    if (soft) addFormats.default(ajv);
    return ajv.compile({
      allOf: [typesOnly(schema, { soft, refs })],
      definitions: Object.fromEntries(named.map(([, d], i) => [String(i), typesOnly(d, { soft, refs })])),
    });
  };
  return { types: validator(false), soft: validator(true) };
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
  if (error.keyword === 'format')
    return `is no "${String(error.params['format'])}", as the definition declares`;
  if (error.keyword === 'additionalProperties')
    return `has the property "${String(error.params['additionalProperty'])}", and the definition allows no further ones`;
  return error.message ?? `breaks "${error.keyword}"`;
};

const expectedBy = (error: ErrorObject): string | undefined => {
  if (error.keyword === 'required') return `the property "${String(error.params['missingProperty'])}"`;
  return error.keyword === 'type' ? [error.params['type']].flat().join(' or ') : undefined;
};

const combined = new Set(['anyOf', 'allOf', 'if']);

const found = (validate: ValidateFunction, value: Json, soft: boolean): Violation[] =>
  validate(value)
    ? []
    : (validate.errors ?? [])
        .filter((e) => !combined.has(e.keyword))
        .map((e) => ({
          pointer: e.instancePath,
          message: wording(e, valueAt(value, e.instancePath)),
          ...defined({ expected: expectedBy(e) }),
          soft,
        }));

/** Where a value departs from a schema of a trigger: its types, and where they hold what else the schema says. */
export const violations = (schema: Schema, trigger: TriggerDefinition, value: Json): Violation[] => {
  const { types, soft } = compiled(schema, () => compiledFrom(schema, trigger));
  const hard = found(types, value, false);
  return hard.length > 0 ? hard : found(soft, value, true);
};
