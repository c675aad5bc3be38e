import { pointerSegments, valueAt, type Json } from '../../json.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';
import { withValueAt } from '../../request/body.ts';
import { typesOf, type Definitions } from '../../request/flatten.ts';
import { fits, proposedValue } from '../../request/sample.ts';
import type { MockEvent } from './events.ts';
import { exampleOf } from './example.ts';
import { echoesIn, type Echo } from './echo.ts';
import type { Inputs } from './inputs.ts';
import { leavesOf, type Leaf } from './leaves.ts';
import type { Order } from './order.ts';
import { resolve } from './resolve.ts';
import { tokenPlace } from './token-place.ts';

/** A field of an item that a polling policy makes its state of. */
export interface OrderedField {
  /** JSON Pointer in the item. */
  readonly pointer: string;
  readonly order: Order;
}

/** How the items of a trigger are made, found once from the schema. */
export interface ItemPlan {
  readonly base: Json;
  /** Where the token stands, behind the example's own text. */
  readonly token?: string;
  /** Where the event's id stands. */
  readonly id?: { readonly pointer: string; readonly schema: Schema };
  readonly times: readonly { readonly pointer: string; readonly day: boolean }[];
  readonly ordered: readonly OrderedField[];
  readonly echoes: readonly Echo[];
  /** A leaf that nothing above has taken, for faults to spoil. */
  readonly spare?: Leaf;
}

/** What an item looks like where the definition does not say. */
const unknownItem: Schema = {
  type: 'object',
  required: ['id', 'text', 'occurredAt'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    text: { type: 'string' },
    occurredAt: { type: 'string', format: 'date-time' },
  },
};

/** Whether a schema says nothing of what stands in an item. */
const isOpen = (schema: Schema, base: Json, definitions: Definitions): boolean =>
  (typeof base === 'object' && Object.keys(base ?? {}).length === 0) ||
  (typesOf(resolve(schema, definitions)?.schema ?? {}).length === 0 && proposedValue(schema) === undefined);

const idPlace = (leaves: readonly Leaf[]): Leaf | undefined => {
  const able = leaves.filter(
    ({ schema }) =>
      ['string', 'integer', 'number'].includes(typesOf(schema)[0] ?? '') &&
      schema['enum'] === undefined &&
      schema['pattern'] === undefined &&
      [undefined, 'uuid', 'guid', 'string', 'int32', 'int64', 'double'].includes(schema['format'] as string),
  );
  const bytes = leaves.find(({ schema }) => schema['format'] === 'byte' && typesOf(schema)[0] === 'string');
  return (
    able.find((l) => /^_?(id|guid|uuid)$/i.test(l.name)) ??
    able.find((l) => /(Id|ID|_id|Uuid|Guid)$/.test(l.name)) ??
    bytes
  );
};

const isTimed = ({ schema }: Leaf): boolean =>
  typesOf(schema)[0] === 'string' && (schema['format'] === 'date-time' || schema['format'] === 'date');

/** What is special about some items. */
export interface ItemTraits {
  readonly ordered?: readonly OrderedField[];
  /** Nothing of the item tells of an event. */
  readonly hasNoToken?: true;
}

/** Plans the items of a trigger. */
export const planItem = (
  trigger: TriggerDefinition,
  schema: Schema | undefined,
  { ordered = [], hasNoToken }: ItemTraits = {},
): ItemPlan => {
  const { definitions } = trigger;
  const example = schema === undefined ? null : exampleOf(schema, definitions);
  const described = schema === undefined || isOpen(schema, example, definitions) ? unknownItem : schema;
  const base = described === unknownItem ? exampleOf(unknownItem, {}) : example;
  const isState = (l: Leaf): boolean => ordered.some((o) => o.pointer === l.pointer);
  const leaves = leavesOf(base, described, trigger.definitions).filter((l) => !isState(l));
  const times = leaves.filter(isTimed);
  const id = idPlace(leaves);
  const free = leaves.filter((l) => l !== id && !times.includes(l));
  const named = echoesIn(free, trigger);
  const unechoed = free.filter((l) => !named.some((e) => e.pointer === l.pointer));
  const token =
    hasNoToken === true
      ? undefined
      : (tokenPlace(unechoed) ?? tokenPlace(id === undefined ? [] : [id]) ?? tokenPlace(free));
  const echoes = named.filter((e) => e.pointer !== token?.pointer);
  const spare = unechoed.find((l) => l !== token);
  return {
    base,
    times: times.map(({ pointer, schema: s }) => ({ pointer, day: s['format'] === 'date' })),
    ordered,
    echoes,
    ...(token === undefined ? {} : { token: token.pointer }),
    ...(id === undefined || id === token ? {} : { id: { pointer: id.pointer, schema: id.schema } }),
    ...(spare === undefined ? {} : { spare }),
  };
};

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
