import { valueAt, type Json } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import type { MockEvent } from './events.ts';
import type { Inputs } from './inputs.ts';
import { identityPointer, makeItem } from './make-item.ts';
import type { ItemPlan } from './plan-item.ts';
import { planTrigger, type TriggerPlan } from './plan.ts';
import { planRegistration } from './registration-body.ts';

/** What was made of every trigger's definition. */
export interface Plans {
  readonly of: (trigger: TriggerDefinition) => TriggerPlan;
  readonly registrationOf: (trigger: TriggerDefinition) => ItemPlan;
  /** The value that tells an event's item, by trigger: only where no text of the item has room for the token. */
  readonly idsOf: (event: MockEvent) => Readonly<Record<string, Json>>;
}

const noInputs: Inputs = { at: () => undefined };

/** Plans triggers. Throws a DocumentError where a policy cannot be read. */
export const createPlans = (triggers: readonly TriggerDefinition[]): Plans => {
  const plans = new Map(triggers.map((t) => [t.id, planTrigger(t)]));
  const registrations = new Map(triggers.map((t) => [t.id, planRegistration(t)]));
  const idOf = ({ item }: TriggerPlan, event: MockEvent): Json | undefined => {
    const pointer = identityPointer(item);
    return pointer === undefined ? undefined : valueAt(makeItem(item, event, noInputs), pointer);
  };
  return {
    of: (trigger) => plans.get(trigger.id) ?? planTrigger(trigger),
    registrationOf: (trigger) => registrations.get(trigger.id) ?? planRegistration(trigger),
    idsOf: (event) =>
      Object.fromEntries(
        [...plans.values()].flatMap((plan) => {
          const id = idOf(plan, event);
          return id === undefined ? [] : [[plan.trigger.id, id]];
        }),
      ),
  };
};
