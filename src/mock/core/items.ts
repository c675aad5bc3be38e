import type { Json } from '../../json.ts';
import type { MockEvent } from './events.ts';
import type { ItemPlan } from './plan-item.ts';

/** The last word on what a poller or subscriber is told of one event. */
export interface Items {
  readonly finish: (item: Json, plan: ItemPlan, event: MockEvent) => Json;
}

/** Items as the plan made them. */
export const items: Items = { finish: (item) => item };
