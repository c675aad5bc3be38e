import { toPointer, type Json, type JsonObject } from '../json.ts';
import type { Schema, TriggerDefinition } from '../model.ts';
import { itemsPointer } from '../evidence/payload.ts';
import { flatten, propertiesOf, requiredOf, typesOf } from '../request/flatten.ts';
import { proposedValue, sampleOf } from '../request/sample.ts';
import { credentialsFor, isCheckable } from './core/access.ts';
import { filterNames } from './core/echo.ts';
import { identityPointer, tokenText } from './core/item.ts';
import { planTrigger, type TriggerPlan } from './core/plan.ts';

/** What the configuration says of where the mock is. */
export interface MockPlace {
  /** Paths of the definitions, as they are to be written. */
  readonly definitions: readonly string[];
  /** Scheme, host and port. */
  readonly url: string;
  readonly key: string;
}

interface Input {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

const inputsOf = (trigger: TriggerDefinition): readonly Input[] => {
  const names = new Set(filterNames(trigger));
  const flat = trigger.body === undefined ? undefined : flatten(trigger.body.schema, trigger.definitions)?.schema;
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

/** The inputs that are filled in: those that must be, else one that may be. */
const filledIn = (trigger: TriggerDefinition): readonly Input[] => {
  const inputs = inputsOf(trigger);
  const required = inputs.filter((i) => i.required);
  return required.length > 0 ? required : inputs.slice(0, 1);
};

const valueFor = ({ schema }: Input, trigger: TriggerDefinition): Json =>
  proposedValue(schema) ?? sampleOf(schema, trigger.definitions);

/** A value that an input does not ask for; undefined where there is none. */
const otherThan = (value: Json, { schema }: Input): Json | undefined => {
  const allowed = schema['enum'];
  if (Array.isArray(allowed)) return (allowed as readonly Json[]).find((a) => a !== null && a !== value);
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `other ${String(value)}`;
};

const escaped = (text: string): string => text.replaceAll('{{', '\\{{');

const expected = ({ item }: TriggerPlan): JsonObject =>
  item.token === undefined ? {} : { expect: { [item.token]: `${escaped(tokenText(item, ''))}{{token}}` } };

const listed = ({ trigger, shape }: TriggerPlan): JsonObject => {
  const none = { perEmit: 1, emits: true, excludes: true };
  if (shape.array === undefined || shape.array === '' || trigger.policy !== undefined) return {};
  const known = trigger.mechanism === 'webhook' ? undefined : itemsPointer(trigger, none);
  return known === shape.array ? {} : { items: shape.array };
};

/** The name under which an event's id for a trigger is kept. */
const savedName = (trigger: TriggerDefinition): string => `idOf${trigger.id.replace(/\W/g, '_')}`;

const serviceOf = (triggers: readonly TriggerDefinition[], { url, key }: MockPlace): JsonObject => {
  const scheme = triggers.flatMap((t) => t.security).find(isCheckable);
  return { url, ...(scheme === undefined ? {} : { credentials: { ...credentialsFor(scheme, key) } }) };
};

/** A `triggerpact.yaml`, as data, with which `verify` runs against the mock of these triggers. */
export const configurationFor = (triggers: readonly TriggerDefinition[], place: MockPlace): JsonObject => {
  const plans = triggers.map(planTrigger);
  const told = plans.filter((p) => identityPointer(p.item) !== undefined);
  const save = Object.fromEntries(told.map(({ trigger }) => [savedName(trigger), toPointer(['ids', trigger.id])]));
  const cause = (body: JsonObject, saves: boolean): JsonObject => ({
    method: 'POST',
    url: `${place.url}/_triggerpact/events`,
    body: { ...body, token: '{{token}}' },
    ...(saves && told.length > 0 ? { save } : {}),
  });
  const triggerOf = (plan: TriggerPlan): JsonObject => {
    const { trigger } = plan;
    const inputs = filledIn(trigger).map((input) => ({ input, value: valueFor(input, trigger) }));
    const others = inputs.flatMap(({ input, value }) => {
      const other = otherThan(value, input);
      return other === undefined ? [] : [cause({ trigger: trigger.id, values: { [input.name]: other } }, true)];
    });
    const arrived = identityPointer(plan.item);
    return {
      ...(inputs.length === 0
        ? {}
        : { inputs: Object.fromEntries(inputs.map(({ input, value }) => [input.name, value])) }),
      emit: cause({}, true),
      ...(others.length === 0 ? {} : { emitOther: others }),
      ...(arrived === undefined ? {} : { eventId: { emitted: `{{${savedName(trigger)}}}`, arrived } }),
      ...listed(plan),
      ...expected(plan),
    };
  };
  return {
    definitions: place.definitions.length === 1 ? (place.definitions[0] ?? '') : place.definitions,
    service: serviceOf(triggers, place),
    triggers: Object.fromEntries(
      plans.filter(({ trigger }) => trigger.mechanism !== 'script').map((plan) => [plan.trigger.id, triggerOf(plan)]),
    ),
  };
};
