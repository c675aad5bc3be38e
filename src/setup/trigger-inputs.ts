import type { Json } from '../json.ts';
import type { Schema, TriggerDefinition } from '../model.ts';
import { flatten, propertiesOf, requiredOf, typesOf } from '../request/flatten.ts';
import { proposedValue, sampleOf } from '../request/sample.ts';
import { pointerSegments } from '../json.ts';

/** Something that the maker of a flow fills in. */
export interface TriggerInput {
  readonly name: string;
  readonly required: boolean;
  /** What a maker reads beside it; `''` for nothing. */
  readonly says: string;
  readonly schema: Schema;
  /** A value to begin with. */
  readonly value: Json;
  /** The value is the definition's own: its default, an example, the first of its enum. */
  readonly isProposed: boolean;
}

const scalars = ['string', 'integer', 'number', 'boolean'];
const paging =
  /^[$_]?(top|skip|limit|offset|page|per_?page|page_?size|cursor|count|sort|sort_?by|order|order_?by|direction|since|after|before|from|to|until|select|expand|fields|include|state|token)$/i;

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const inputOf = (
  name: string,
  written: Schema,
  required: boolean,
  trigger: TriggerDefinition,
): TriggerInput | undefined => {
  const schema = flatten(written, trigger.definitions)?.schema;
  if (schema === undefined || schema['x-ms-visibility'] === 'internal') return undefined;
  if (!required && !scalars.includes(typesOf(schema)[0] ?? '')) return undefined;
  const proposed = proposedValue(schema);
  const isProposed = proposed !== undefined && proposed !== '';
  return {
    name,
    required,
    says: textOf(schema['x-ms-summary']) || textOf(schema['description']),
    schema,
    value: isProposed ? proposed : sampleOf(schema, trigger.definitions),
    isProposed,
  };
};

/** The inputs of a trigger that a maker sees, without the state of a policy and what only pages or sorts. */
export const triggerInputs = (trigger: TriggerDefinition): readonly TriggerInput[] => {
  const state = Object.keys(trigger.policy?.config ?? {});
  const ofParameters = trigger.parameters
    .filter((p) => !p.internal && !state.includes(p.name))
    .map((p) => inputOf(p.name, p.schema, p.required || p.in === 'path', trigger));
  const body = trigger.body === undefined ? undefined : flatten(trigger.body.schema, trigger.definitions);
  const required = requiredOf(body?.schema ?? {});
  const callback = pointerSegments(trigger.callback ?? '')[0];
  const ofBody = propertiesOf(body?.schema ?? {})
    .filter(([name]) => name !== callback)
    .map(([name, schema]) => inputOf(name, schema, required.has(name), trigger));
  return [...ofParameters, ...ofBody]
    .filter((input) => input !== undefined)
    .filter((input) => input.required || !paging.test(input.name));
};
