import type { Field } from './answer-list.ts';
import type { Remark } from './assessment.ts';
import { firstCallRefused, forcedChoice } from './first-call.ts';
import { fits } from './time-state.ts';
import type { PolledList } from './polled-list.ts';
import { requiredUpperBound, upperBoundRemark } from './upper-bound.ts';

/** How a field is called in a remark. */
export const shown = (field: Field, fromRoot: boolean): string =>
  `"${field.path.join('.')}" ${fromRoot ? 'beside the list' : 'of the item'}`;

const kindText = (type: string): string =>
  type === 'integer' || type === 'number' ? 'a number' : 'a date as text';

const how = { time: 'a time', id: 'an id', cursor: 'a cursor', language: 'a filter expression' } as const;

/** What speaks for polling a list. */
export const evidenceOf = ({ desk, list, filter, state, order, paging }: PolledList): Remark[] => [
  {
    says: `"${filter.parameter.name}" filters the list by ${how[filter.kind]}`,
    at: desk.place(filter.parameter.pointer),
  },
  { says: `${shown(state.field, state.fromRoot)} is the state`, at: desk.place(state.field.pointer) },
  {
    says:
      list.path.length === 0 ? 'The answer is a list' : `The list is "${list.path.join('.')}" of the answer`,
    at: desk.place(list.pointer),
  },
  ...(order.pointer !== undefined && (order.kind === 'newest' || order.kind === 'settable')
    ? [{ asks: 'order' as const, says: order.says, at: desk.place(order.pointer) }]
    : []),
  ...(paging.nextLink === undefined
    ? []
    : [
        { says: `"${paging.nextLink.name}" leads to the next page`, at: desk.place(paging.nextLink.pointer) },
      ]),
];

/** What the service has to change before a list can be polled. */
export const missingOf = (found: PolledList): Remark[] => {
  const { desk, operation, list, filter, state, order } = found;
  const missing: Remark[] = [];
  const at = desk.place(filter.parameter.pointer);
  if (list.path.length === 0)
    missing.push({
      rule: 'PP-03',
      says: 'The answer is an array; the gateway reads the state of an object only',
      mend: 'put the list into a member of an object, "value" say',
      at: desk.place(list.pointer),
    });
  if (filter.bound === 'inclusive' && !state.fromRoot)
    missing.push({
      rule: 'PP-06',
      says: `"${filter.parameter.name}" includes its bound: the newest item would come again with every poll`,
      mend: 'make it exclusive, or add a parameter that is',
      at,
    });
  const choice = forcedChoice(found);
  const refusal =
    firstCallRefused(desk, operation) ?? (choice?.isStrict === true ? choice.pointer : undefined);
  if (refusal !== undefined)
    missing.push({
      rule: 'PP-07',
      says: `A call without "${filter.parameter.name}" seems to be refused: the first poll has no state yet`,
      mend: 'answer the first call with what there is, or with an empty list and the state',
      at: desk.place(refusal),
    });
  const upper = requiredUpperBound(found);
  if (upper?.isNarrow === true) missing.push(upperBoundRemark(found, upper.parameter));
  if (filter.kind === 'time' && !fits(filter, state.field))
    missing.push({
      rule: 'PP-06',
      says: `"${filter.parameter.name}" takes ${kindText(filter.parameter.type)}, and ${shown(state.field, state.fromRoot)} is ${kindText(state.field.types[0] ?? '')}: the state cannot be sent back as it came`,
      mend: 'take the state as the answer has it',
      at,
    });
  if (filter.kind === 'time' && (filter.parameter.format === 'date' || state.field.format === 'date'))
    missing.push({
      rule: 'PP-09',
      says: 'The state is a day, without a time: what comes later on a day is lost or repeated',
      mend: 'filter by a time (format date-time), exclusive',
      at,
    });
  if ((order.kind === 'other' || order.kind === 'oldest') && !state.fromRoot && order.pointer !== undefined)
    missing.push({
      rule: 'PP-05',
      says: `${order.says}; the gateway reads the state from the first item`,
      mend:
        order.kind === 'other'
          ? 'offer an order by the state, the newest first'
          : 'offer an order with the newest first',
      at: desk.place(order.pointer),
    });
  return missing;
};
