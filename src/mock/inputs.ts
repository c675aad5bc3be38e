import { defined } from '../defined.ts';
import { canonicalJson, textOf, valueAt, type Json } from '../json.ts';
import type { Schema, TriggerDefinition } from '../model.ts';
import { buildRequest } from '../request/build.ts';
import { flatten, propertiesOf, requiredOf, typesOf } from '../request/flatten.ts';
import { proposedValue, sampleOf } from '../request/sample.ts';
import { filterNames } from './core/echo.ts';

/** A value that a maker would fill in, and one that it excludes. */
export interface FilledInput {
  readonly name: string;
  readonly value: Json;
  /** Absent where the mock applies no such filter, or there is no other value. */
  readonly other?: Json;
}

/** An input that has one value, and that events can be filtered by. */
export interface FilterInput {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** The visible inputs of a trigger that events are filtered by. */
export const filterInputs = (trigger: TriggerDefinition): readonly FilterInput[] => {
  const names = new Set(filterNames(trigger));
  const flat =
    trigger.body === undefined ? undefined : flatten(trigger.body.schema, trigger.definitions)?.schema;
  const needed = requiredOf(flat ?? {});
  const all = [
    ...trigger.parameters
      .filter((p) => !p.internal)
      .map((p) => ({ name: p.name, schema: p.schema, required: p.required || p.in === 'path' })),
    ...propertiesOf(flat ?? {}).map(([name, schema]) => ({ name, schema, required: needed.has(name) })),
  ];
  return all.flatMap(({ name, schema, required }) => {
    const resolved = flatten(schema, trigger.definitions)?.schema;
    const isScalar = ['string', 'integer', 'number', 'boolean'].includes(typesOf(resolved ?? {})[0] ?? '');
    const isInternal = resolved?.['x-ms-visibility'] === 'internal';
    return resolved !== undefined && names.has(name) && isScalar && !isInternal
      ? [{ name, schema: resolved, required }]
      : [];
  });
};

const valueFor = ({ schema }: FilterInput, trigger: TriggerDefinition): Json => {
  const value = proposedValue(schema) ?? sampleOf(schema, trigger.definitions);
  // An empty default asks for everything, so that nothing is left to be excluded.
  return value === '' && schema['enum'] === undefined ? 'text' : value;
};

/** A value that an input does not ask for; undefined where there is none. */
const otherThan = (value: Json, { schema }: FilterInput): Json | undefined => {
  const allowed = schema['enum'];
  if (Array.isArray(allowed))
    return (allowed as readonly Json[]).find((a) => a !== null && canonicalJson(a) !== canonicalJson(value));
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `other ${textOf(value)}`;
};

const sampleOfName = (name: string, trigger: TriggerDefinition, body: Json | undefined): Json => {
  const parameter = trigger.parameters.find((p) => p.name === name);
  if (parameter !== undefined) return sampleOf(parameter.schema, trigger.definitions);
  return valueAt(body, name.startsWith('/') ? name : `/${name}`) ?? 'text';
};

/** The inputs that a configuration fills in: those that must be, else one that may be. */
export const filledInputs = (trigger: TriggerDefinition): readonly FilledInput[] => {
  const able = filterInputs(trigger);
  const required = able.filter((c) => c.required);
  const filled = (required.length > 0 ? required : able.slice(0, 1)).map((candidate): FilledInput => {
    const value = valueFor(candidate, trigger);
    const other = otherThan(value, candidate);
    return { name: candidate.name, value, ...defined({ other }) };
  });
  const inputs = Object.fromEntries(filled.map(({ name, value }) => [name, value]));
  const { made, body } = buildRequest(trigger, { inputs });
  return [...filled, ...made.map((name) => ({ name, value: sampleOfName(name, trigger, body) }))];
};
