import { defined } from '../../defined.ts';
import type { Json } from '../../json.ts';
import type { Schema, TriggerDefinition } from '../../model.ts';
import { typesOf, type Definitions } from '../../request/flatten.ts';
import { proposedValue } from '../../request/sample.ts';
import { echoesIn, type Echo } from './echo.ts';
import { exampleOf } from './example.ts';
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
    ...defined({ spare }),
  };
};
