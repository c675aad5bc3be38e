import { pointerSegments, valueAt, type Json } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { withValueAt } from '../../request/body.ts';
import { typesOf } from '../../request/flatten.ts';
import { fits } from '../../request/sample.ts';
import type { MockEvent } from './events.ts';
import type { Inputs } from './inputs.ts';
import type { ItemPlan } from './plan-item.ts';

const set = (item: Json, pointer: string, value: Json): Json =>
  withValueAt(item, pointerSegments(pointer), value);

const idOf = (event: MockEvent, schema: Schema): Json => {
  if (typesOf(schema)[0] !== 'string') return 1000 + event.n;
  if (schema['format'] === 'byte') return btoa(event.id);
  return Number(schema['maxLength'] ?? 36) < 36 ? String(1000 + event.n) : event.id;
};

/** The text at the token's place: the example's own, then the token. */
export const tokenText = (plan: ItemPlan, token: string): string => {
  const text = plan.token === undefined ? '' : valueAt(plan.base, plan.token);
  return typeof text === 'string' && text !== '' && text.length < 100 ? `${text} ${token}` : token;
};

/** The item that tells a subscriber or poller with these inputs of an event. */
export const makeItem = (plan: ItemPlan, event: MockEvent, inputs: Inputs): Json => {
  let item = plan.base;
  for (const echo of plan.echoes) {
    const value = echo.valueOf(event, inputs);
    if (value !== undefined && fits(value, echo.schema)) item = set(item, echo.pointer, value);
  }
  const time = new Date(event.at).toISOString();
  for (const { pointer, day } of plan.times) item = set(item, pointer, day ? time.slice(0, 10) : time);
  if (plan.id !== undefined) item = set(item, plan.id.pointer, idOf(event, plan.id.schema));
  if (plan.token !== undefined) item = set(item, plan.token, tokenText(plan, event.token));
  for (const { pointer, order } of plan.ordered) item = set(item, pointer, order.write(event));
  return item;
};

/** Where an item can be told by, when no text of it has room for the token: its id, or what its state is made of. */
export const identityPointer = (plan: ItemPlan): string | undefined =>
  plan.token === undefined ? (plan.id?.pointer ?? plan.ordered[0]?.pointer) : undefined;
