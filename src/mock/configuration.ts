import { toPointer, type JsonObject } from '../json.ts';
import type { TriggerDefinition } from '../model.ts';
import { itemsPointer } from '../evidence/payload.ts';
import { credentialsFor, isCheckable } from './core/access.ts';
import { identityPointer, tokenText } from './core/make-item.ts';
import { planTrigger, type TriggerPlan } from './core/plan.ts';
import { filledInputs } from './inputs.ts';

/** What the configuration says of where the mock is. */
export interface MockPlace {
  /** Paths of the definitions, as they are to be written. */
  readonly definitions: readonly string[];
  /** Scheme, host and port. */
  readonly url: string;
  readonly key: string;
}

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
  const save = Object.fromEntries(
    told.map(({ trigger }) => [savedName(trigger), toPointer(['ids', trigger.id])]),
  );
  const cause = (body: JsonObject): JsonObject => ({
    method: 'POST',
    url: '{{origin}}/_triggerpact/events',
    body: { ...body, token: '{{token}}' },
    ...(told.length > 0 ? { save } : {}),
  });
  const triggerOf = (plan: TriggerPlan): JsonObject => {
    const { trigger } = plan;
    const inputs = filledInputs(trigger);
    const others = inputs.flatMap(({ name, other }) =>
      other === undefined ? [] : [cause({ trigger: trigger.id, values: { [name]: other } })],
    );
    const arrived = identityPointer(plan.item);
    return {
      ...(inputs.length === 0
        ? {}
        : { inputs: Object.fromEntries(inputs.map(({ name, value }) => [name, value])) }),
      emit: cause({}),
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
      plans
        .filter(({ trigger }) => trigger.mechanism !== 'script')
        .map((plan) => [plan.trigger.id, triggerOf(plan)]),
    ),
  };
};
