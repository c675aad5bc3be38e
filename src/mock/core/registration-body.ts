import type { Json } from '../../json.ts';
import type { TriggerDefinition } from '../../model.ts';
import type { MockEvent } from './events.ts';
import { makeItem } from './make-item.ts';
import { planItem, type ItemPlan } from './plan-item.ts';
import type { Subscription } from './registry.ts';

/** How the answer to a registration looks. */
export const planRegistration = (trigger: TriggerDefinition): ItemPlan => {
  const { responses } = trigger;
  const declared = responses['201'] ?? responses['200'] ?? responses['default'];
  return planItem(
    trigger,
    declared?.schema ?? { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    { hasNoToken: true },
  );
};

/** The body of the answer to a registration: what is declared, with the subscription's id and inputs in it. */
export const registrationBody = (plan: ItemPlan, subscription: Subscription, at: number): Json => {
  const event: MockEvent = { n: 0, id: subscription.id, token: subscription.id, at, values: {} };
  return makeItem(plan, event, subscription.inputs);
};
