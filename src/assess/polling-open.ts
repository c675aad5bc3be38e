import { ASK, type Remark } from './assessment.ts';
import { forcedChoice } from './first-call.ts';
import { neededWith } from './needed-with.ts';
import { mayLeadDown } from './page-cursor.ts';
import type { PolledList } from './polled-list.ts';
import { shown } from './polling-remarks.ts';
import { isOData, saysLower } from './state-filter.ts';
import { isUpperBound, requiredUpperBound, upperBoundRemark } from './upper-bound.ts';

/** What is not said of the filter and the order. */
const unsaid = ({ desk, pointer, filter, state, order }: PolledList): Remark[] => {
  const open: Remark[] = [];
  const at = desk.place(filter.parameter.pointer);
  if (!state.certain)
    open.push({
      asks: 'filter',
      says: `Which time or id "${filter.parameter.name}" compares with is not said; ${shown(state.field, state.fromRoot)} is a guess`,
      at,
    });
  if (filter.kind === 'language' && !isOData(filter))
    open.push({ says: `How "${filter.parameter.name}" asks for newer items is not declared`, at });
  if (filter.strength === 1 && filter.kind !== 'language' && !saysLower(filter.parameter.says))
    open.push({
      asks: 'filter',
      says: `Whether "${filter.parameter.name}" bounds the list from below is only its name's`,
      at,
    });
  if (filter.kind === 'id' && !state.fromRoot && mayLeadDown(filter.parameter))
    open.push({
      rule: 'PP-06',
      asks: 'filter',
      says: `Whether what is "after" an id is newer, or further down the list and older, is not said`,
      mend: ASK,
      at,
    });
  if (order.kind === 'unknown' && !state.fromRoot)
    open.push({
      rule: 'PP-05',
      asks: 'order',
      says: order.says,
      mend: ASK,
      at: desk.place(order.pointer ?? pointer),
    });
  if (filter.bound === 'unknown' && !state.fromRoot)
    open.push({
      rule: 'PP-06',
      asks: 'bound',
      says: `Whether "${filter.parameter.name}" leaves its bound out is not said`,
      mend: ASK,
      at,
    });
  return open;
};

/** What may keep the first poll from its state, or later ones from what is new. */
const doubtful = (found: PolledList): Remark[] => {
  const { desk, list, filter, state, order } = found;
  const open: Remark[] = [];
  const at = desk.place(filter.parameter.pointer);
  const paged = list.root.find((f) => f.words.includes('page') || f.words.join(' ') === 'next');
  if (filter.kind === 'cursor' && paged !== undefined)
    open.push({
      rule: 'PP-07',
      says: `Answers come in pages ("${paged.path.join('.')}"); where only the last has "${state.field.path.join('.')}", a long first answer gives no state`,
      at: desk.place(paged.pointer),
    });
  const choice = forcedChoice(found);
  if (choice !== undefined && !choice.isStrict)
    open.push({
      rule: 'PP-07',
      says: `A call needs "${filter.parameter.name}" or another bound, and the first poll has no state yet`,
      mend: 'answer the first call with what there is, or with an empty list and the state',
      at: desk.place(choice.pointer),
    });
  const upper = requiredUpperBound(found);
  if (upper?.isNarrow === false) open.push(upperBoundRemark(found, upper.parameter));
  const companion = neededWith(filter.parameter, found.parameters, found.operation);
  const isSent = companion?.default !== undefined || companion?.required === true;
  if (
    companion !== undefined &&
    !isSent &&
    !isUpperBound(companion) &&
    order.constants.every((c) => c.parameter !== companion.name)
  )
    open.push({
      says: `"${filter.parameter.name}" has to be sent with "${companion.name}", to which the gateway gives no value`,
      mend: `let "${filter.parameter.name}" do without`,
      at,
    });
  if (filter.parameter.required && filter.parameter.default === undefined)
    open.push({
      rule: 'PP-07',
      says: `"${filter.parameter.name}" is required, and the first poll has no state yet`,
      mend: 'give it a default, or make it optional',
      at,
    });
  return open;
};

/** What decides whether a list can be polled, and the document does not tell. */
export const openOf = (found: PolledList): Remark[] => [...unsaid(found), ...doubtful(found)];
