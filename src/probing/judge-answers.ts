import type { ServiceAnswer } from '../assess/service-answer.ts';
import { counted } from '../counted.ts';
import { groupBy } from '../group-by.ts';
import { canonicalJson, type Json } from '../json.ts';
import { compareStates } from '../rules/policy/order.ts';

/** The items of a list by their states; reads the state of an item. */
export type StateOf = (item: Json) => Json | undefined;

const hasState = (item: Json, stateOf: StateOf): boolean => (stateOf(item) ?? null) !== null;

/** The item with the greatest state; undefined where none has one, or where states cannot be compared. */
export const newestOf = (items: readonly Json[], stateOf: StateOf): Json | undefined => {
  const [first, ...rest] = items.filter((item) => hasState(item, stateOf));
  let newest = first;
  for (const item of rest) {
    const order = newest === undefined ? undefined : compareStates(stateOf(item), stateOf(newest));
    if (order === undefined) return undefined;
    if (order > 0) newest = item;
  }
  return newest;
};

/** How many items show an order. */
const SHOWN = 3;

/** An older item whose state, sent as the bound, leaves enough items to show their order; where none does, the oldest. */
export const olderThan = (items: readonly Json[], newest: Json, stateOf: StateOf): Json | undefined => {
  const compared = (a: Json, b: Json): number => compareStates(stateOf(a), stateOf(b)) ?? 0;
  const older = items.filter((item) => compared(item, newest) < 0).toSorted((a, b) => compared(b, a));
  const leaves = (item: Json): number => items.filter((other) => compared(other, item) > 0).length;
  return older.find((item) => leaves(item) >= SHOWN) ?? older.at(-1);
};

/** Whether the newest comes first in a list. */
export const judgeOrder = (items: readonly Json[], stateOf: StateOf): ServiceAnswer => {
  const unknown = (says: string): ServiceAnswer => ({ question: 'order', answer: 'unknown', says });
  if (items.length === 0) return unknown('the list is empty: cause an event, and ask again');
  const stated = items.filter((item) => hasState(item, stateOf));
  if (stated.length > 0 && stated[0] !== items[0])
    return {
      question: 'order',
      answer: 'no',
      says: `the first of ${items.length} items has no state, and others have one`,
    };
  if (stated.length === 0) return unknown('no item has a state');
  if (stated.length === 1)
    return unknown('one item shows neither order nor filter: cause another event, and ask again');
  const steps = stated.slice(1).map((item, i) => compareStates(stateOf(stated[i] ?? null), stateOf(item)));
  if (steps.some((s) => s === undefined)) return unknown('the states of the items cannot be compared');
  if (steps.every((s) => s === 0))
    return unknown('all items have the same state, which shows neither order nor filter');
  const falls = steps.every((s) => (s ?? 0) >= 0);
  return falls
    ? { question: 'order', answer: 'yes', says: `the newest of ${items.length} items comes first` }
    : { question: 'order', answer: 'no', says: `the newest of ${items.length} items does not come first` };
};

/** That items of one list have the same state; nothing where none have. */
export const judgeUnique = (items: readonly Json[], stateOf: StateOf): readonly ServiceAnswer[] => {
  const stated = items.filter((item) => hasState(item, stateOf));
  const groups = groupBy(stated, (item) => canonicalJson(stateOf(item) ?? null));
  const shared = [...groups.values()].filter((group) => group.length > 1).flat();
  return shared.length === 0
    ? []
    : [
        {
          question: 'unique',
          answer: 'no',
          says: `${shared.length} of ${items.length} items have their state in common with another`,
        },
      ];
};

const holds = (items: readonly Json[], wanted: Json): boolean => {
  const text = canonicalJson(wanted);
  return items.some((item) => canonicalJson(item) === text);
};

const boundIncluded = (which: 'newest' | 'first'): ServiceAnswer => ({
  question: 'bound',
  answer: 'no',
  says: `the ${which} item came again with its own state as bound`,
});

const boundLeftOut = (which: 'newest' | 'first', items: readonly Json[]): readonly ServiceAnswer[] => {
  const bound: ServiceAnswer = {
    question: 'bound',
    answer: 'yes',
    says: `the ${which} item does not come again with its own state as bound`,
  };
  return items.length === 0
    ? [bound, { question: 'empty', answer: 'yes', says: 'it answers an empty list' }]
    : [bound];
};

/** What a list tells that was asked for what is newer than the newest item. */
export const judgeBound = (
  items: readonly Json[],
  newest: Json,
  stateOf: StateOf,
): readonly ServiceAnswer[] => {
  const older = items.filter((item) => (compareStates(stateOf(item), stateOf(newest)) ?? 0) < 0);
  if (older.length > 0)
    return [
      {
        question: 'filter',
        answer: 'no',
        says: `${older.length} items came that are older than the state sent`,
      },
    ];
  const again = holds(items, newest) || items.some((i) => compareStates(stateOf(i), stateOf(newest)) === 0);
  if (again) return [boundIncluded('newest')];
  return boundLeftOut('newest', items);
};

/** Whether a filter by an older state leaves out what is older still, and finds the newest. */
const judgeLeft = (items: readonly Json[], older: Json, newest: Json, stateOf: StateOf): ServiceAnswer => {
  const finds =
    holds(items, newest) || items.some((i) => (compareStates(stateOf(i), stateOf(newest)) ?? -1) >= 0);
  const leaves = !items.some((i) => (compareStates(stateOf(i), stateOf(older)) ?? 0) < 0);
  if (finds && leaves)
    return { question: 'filter', answer: 'yes', says: 'with an older state, only newer items come' };
  return {
    question: 'filter',
    answer: 'no',
    says: finds
      ? 'with an older state, items come that are older still'
      : 'with an older state, the newest item does not come',
  };
};

/** What a list tells that was asked for what is newer than an older item. */
export const judgeFilter = (
  items: readonly Json[],
  older: Json,
  newest: Json,
  stateOf: StateOf,
): readonly ServiceAnswer[] => {
  const order = judgeOrder(items, stateOf);
  return [
    judgeLeft(items, older, newest, stateOf),
    // The order without a state was told already; a filter may have one of its own.
    ...(order.answer === 'no' ? [{ ...order, says: `with an older state, ${order.says}` }] : []),
  ];
};

/** What a list of states that cannot be compared tells, asked for what is newer than its first item. */
export const judgeFirst = (items: readonly Json[], before: readonly Json[]): readonly ServiceAnswer[] => {
  const [first = null, ...rest] = before;
  if (holds(items, first)) return [boundIncluded('first')];
  const behind = rest.filter((item) => holds(items, item)).length;
  if (behind > 0)
    return [
      {
        question: 'order',
        answer: 'no',
        says: `with the state of the first item, ${counted(behind, 'item')} came that stood behind it: it is not the newest`,
      },
    ];
  return boundLeftOut('first', items);
};
