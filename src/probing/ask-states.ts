import type { ServiceAnswer } from '../assess/service-answer.ts';
import type { Json } from '../json.ts';
import {
  judgeBound,
  judgeFilter,
  judgeFirst,
  judgeOrder,
  judgeUnique,
  newestOf,
  olderThan,
  type StateOf,
} from './judge-answers.ts';
import type { ListAnswer } from './read-list.ts';

type Problem = Extract<ListAnswer, { readonly problem: string }>;

/** A list that was read, and how to ask for it with a state. */
export interface ReadList {
  readonly items: readonly Json[];
  readonly stateOf: StateOf;
  /** The state of an item, as a poll sends it. */
  readonly textOf: (item: Json) => string | undefined;
  readonly ask: (state: string) => Promise<ListAnswer>;
}

/** That the service could not be asked, or its answer not be understood. */
export const unseen = (says: string): readonly ServiceAnswer[] => [
  { question: 'reach', answer: 'unknown', says },
];

/** A call with a state that got no list: where the state is wrong to the service, no poll after the first is answered. */
const unanswered = (what: string, { problem, refused, explained }: Problem): ServiceAnswer => ({
  question: refused === true ? 'state' : 'reach',
  answer: refused === true ? 'no' : 'unknown',
  says: `a call with ${what} got ${problem}`,
  explained: explained === true,
});

/** Asks about a list whose state stands beside it. */
export const askRoot = async (
  first: { readonly items: readonly Json[] },
  state: string | undefined,
  ask: (state: string) => Promise<ListAnswer>,
): Promise<readonly ServiceAnswer[]> => {
  if (state === undefined) return unseen('the first answer holds no state');
  const next = await ask(state);
  if ('problem' in next) return [unanswered('the state', next)];
  const empty: readonly ServiceAnswer[] =
    next.items.length === 0 ? [{ question: 'empty', answer: 'yes', says: 'it answers an empty list' }] : [];
  if (first.items.length === 0)
    return [
      { question: 'bound', answer: 'unknown', says: 'the list is empty: cause an event, and ask again' },
      ...empty,
    ];
  return next.items.length >= first.items.length
    ? [{ question: 'bound', answer: 'no', says: 'with the state, as many items came as without' }]
    : [
        { question: 'bound', answer: 'yes', says: 'with the state, what was there does not come again' },
        ...empty,
      ];
};

/** Asks about states that cannot be compared: with that of the first item, which a poll would send. */
const askFirst = async ({ items, textOf, ask }: ReadList): Promise<readonly ServiceAnswer[]> => {
  const [first = null] = items;
  const state = textOf(first);
  if (state === undefined) return unseen('the first item holds no state');
  const blind = unseen(
    'the states of the items cannot be compared: see for yourself whether the newest comes first',
  );
  const next = await ask(state);
  return [
    ...blind,
    ...('problem' in next
      ? [unanswered('the state of the first item', next)]
      : judgeFirst(next.items, items)),
  ];
};

/** Asks with an older state: whether the filter leaves out what is older still, and which order it has. */
const askOlder = async (
  { items, stateOf, textOf, ask }: ReadList,
  newest: Json,
  order: ServiceAnswer,
): Promise<readonly ServiceAnswer[]> => {
  const unknown = (says: string): readonly ServiceAnswer[] => [
    { question: 'filter', answer: 'unknown', says },
  ];
  const older = olderThan(items, newest, stateOf);
  const state = older === undefined ? undefined : textOf(older);
  if (older === undefined || state === undefined) return unknown(order.says);
  const back = await ask(state);
  if ('problem' in back) return unknown(`a call with an older state got ${back.problem}`);
  const told = order.answer === 'no' ? order.question : undefined;
  return judgeFilter(back.items, older, newest, stateOf).filter((a) => a.question !== told);
};

/** Asks about a list whose items hold the state: with the newest state, and with an older one. */
export const askItems = async (list: ReadList): Promise<readonly ServiceAnswer[]> => {
  const { items, stateOf, textOf, ask } = list;
  const order = judgeOrder(items, stateOf);
  if (items.length === 0)
    return [
      { question: 'empty', answer: 'yes', says: 'it answers an empty list' },
      ...(['order', 'bound', 'filter'] as const).map((question) => ({ ...order, question })),
    ];
  if (order.answer === 'no' && (stateOf(items[0] ?? null) ?? null) === null) return [order];
  const newest = newestOf(items, stateOf);
  if (newest === undefined) return askFirst(list);
  const seen = [order, ...judgeUnique(items, stateOf)];
  const state = textOf(newest);
  if (state === undefined) return [...seen, ...unseen('the newest item holds no state')];
  const after = await ask(state);
  if ('problem' in after) {
    const got = unanswered('the newest state', after);
    // Only where an older state is taken is it the want of news that was answered so, and not the state.
    const filter = after.nothing === true ? await askOlder(list, newest, order) : [];
    return filter.some((a) => a.question === 'filter' && a.answer !== 'unknown')
      ? [...seen, { question: 'empty', answer: 'no', says: got.says }, ...filter]
      : [...seen, got];
  }
  const bound = judgeBound(after.items, newest, stateOf);
  if (bound.some((b) => b.question === 'filter')) return [...seen, ...bound];
  return [...seen, ...bound, ...(await askOlder(list, newest, order))];
};
