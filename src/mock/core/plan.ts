import type { TriggerDefinition } from '../../model.ts';
import { dataPointer } from '../../expression/data-pointer.ts';
import { planItem, type ItemPlan } from './plan-item.ts';
import { stateParameters, type StateParameter } from './policy-state.ts';
import { batchShape, listAt, singleShape, type Shape } from './shape.ts';

/** What is made of a trigger's definition once: how its answers or notifications look. */
export interface TriggerPlan {
  readonly trigger: TriggerDefinition;
  readonly shape: Shape;
  readonly item: ItemPlan;
  /** Policies only. */
  readonly state: readonly StateParameter[];
}

const shapeOf = (trigger: TriggerDefinition): Shape => {
  const { policy, delivery, mechanism } = trigger;
  const schema = mechanism === 'webhook' ? trigger.notification?.schema : trigger.responses['200']?.schema;
  if (policy !== undefined) return listAt(schema, trigger, dataPointer(policy.dataPath));
  return delivery === 'single' ? singleShape(schema, trigger) : batchShape(schema, trigger);
};

/** Plans a trigger. Throws a DocumentError where an expression of its policy cannot be read. */
export const planTrigger = (trigger: TriggerDefinition): TriggerPlan => {
  const shape = shapeOf(trigger);
  const state = stateParameters(trigger);
  const ordered = state
    .flatMap((p) => p.fields)
    .flatMap(({ inItem, order }) =>
      inItem === undefined || order === undefined ? [] : [{ pointer: inItem, order }],
    );
  return { trigger, shape, state, item: planItem(trigger, shape.item, { ordered }) };
};
