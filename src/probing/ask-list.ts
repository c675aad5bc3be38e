import type { Address } from '../address.ts';
import type { PollingPlan } from '../assess/assessment.ts';
import type { ServiceAnswer } from '../assess/service-answer.ts';
import { send, type WireLimits } from '../client/wire.ts';
import { evaluateText } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse.ts';
import { toPointer, valueAt, type Json, type JsonObject } from '../json.ts';
import type { HeaderList, TriggerDefinition } from '../model.ts';
import { buildRequest } from '../request/build.ts';
import { judgeBound, judgeFilter, judgeOrder, newestOf, olderThan, type StateOf } from './judge-answers.ts';
import { readList, type ListAnswer } from './read-list.ts';

/** Where a list is asked for, and with what. */
export interface Asking {
  readonly address: Address;
  /** Credentials; they go to the address only. */
  readonly headers: HeaderList;
  readonly query: Readonly<Record<string, string>>;
  /** Values of required parameters, by name. */
  readonly inputs: Readonly<Record<string, Json>>;
  readonly limits: WireLimits;
}

/** A body as if its list had only this item. */
const withOnly = (body: Json, pointer: string, item: Json): Json => {
  const copy = structuredClone(body) as JsonObject;
  const list = valueAt(copy, pointer) as Json[];
  list.splice(0, list.length, item);
  return copy;
};

const asker =
  (trigger: TriggerDefinition, { address, headers, query, inputs, limits }: Asking, pointer: string) =>
  async (state: string | undefined, parameter: string): Promise<ListAnswer> => {
    const built = buildRequest(trigger, {
      inputs,
      basePath: address.basePath,
      values: { ...query, ...(state === undefined ? {} : { [parameter]: state }) },
    });
    if (built.made.length > 0)
      return {
        problem: `nothing: give ${built.made.map((m) => `"${m}"`).join(', ')} with --input NAME=VALUE`,
      };
    const own = new Set(headers.map(([name]) => name.toLowerCase()));
    const rest = Object.entries(built.headers).filter(([name]) => !own.has(name.toLowerCase()));
    const answer = await send(
      { origin: address.origin, method: 'GET', target: built.target, headers: [...rest, ...headers] },
      limits,
    );
    return readList(answer, pointer);
  };

const unknown = (says: string): readonly ServiceAnswer[] => [{ question: 'reach', answer: 'unknown', says }];

/** The service's own state is wrong to it, so that no poll after the first can be answered. */
const refused = (says: string): readonly ServiceAnswer[] => [{ question: 'state', answer: 'no', says }];

/** Asks about a list whose state stands beside it. */
const askRoot = async (
  first: { readonly items: readonly Json[] },
  state: string | undefined,
  ask: (state: string) => Promise<ListAnswer>,
): Promise<readonly ServiceAnswer[]> => {
  if (state === undefined) return unknown('the first answer holds no state');
  const next = await ask(state);
  if ('problem' in next) {
    const got = `a call with the state got ${next.problem}`;
    return next.refused === true ? refused(got) : unknown(got);
  }
  const again = first.items.length > 0 && next.items.length >= first.items.length;
  return again
    ? [{ question: 'bound', answer: 'no', says: 'with the state, as many items came as without' }]
    : [
        { question: 'bound', answer: 'yes', says: 'with the state, what was there does not come again' },
        ...(next.items.length === 0
          ? [{ question: 'empty', answer: 'yes', says: 'it answers an empty list' } as const]
          : []),
      ];
};

/**
 * Asks a running service about a list that could be polled: at most three GETs, no redirect followed, answers up to
 * the limits. Nothing of the answers but their order is kept.
 */
export const askList = async (
  trigger: TriggerDefinition,
  plan: PollingPlan,
  asking: Asking,
): Promise<readonly ServiceAnswer[]> => {
  const pointer = toPointer(plan.list);
  const ask = asker(trigger, asking, pointer);
  const expression = parseExpression(plan.expression);
  const first = await ask(undefined, plan.parameter);
  if ('problem' in first) {
    const says = `the first call got ${first.problem}`;
    return first.array === true ? [{ question: 'object', answer: 'no', says }] : unknown(says);
  }
  if (plan.fromRoot) {
    return askRoot(first, evaluateText(expression, first.body), (state) => ask(state, plan.parameter));
  }
  const stateOf: StateOf = (item) => valueAt(item, toPointer(plan.field));
  if (first.items.length === 0)
    return [
      { question: 'empty', answer: 'yes', says: 'it answers an empty list' },
      ...(['order', 'bound', 'filter'] as const).map(
        (question) =>
          ({
            question,
            answer: 'unknown',
            says: 'the list is empty: cause an event, and ask again',
          }) as const,
      ),
    ];
  const order = judgeOrder(first.items, stateOf);
  const newest = newestOf(first.items, stateOf);
  if (newest === undefined) return [order];
  const textOf = (item: Json): string | undefined =>
    evaluateText(expression, withOnly(first.body, pointer, item));
  const state = textOf(newest);
  if (state === undefined) return [order, ...unknown('the newest item holds no state')];
  const after = await ask(state, plan.parameter);
  const older = olderThan(first.items, newest, stateOf);
  const olderState = older === undefined ? undefined : textOf(older);
  const askOlder = async (): Promise<readonly ServiceAnswer[] | undefined> => {
    if (older === undefined || olderState === undefined) return undefined;
    const back = await ask(olderState, plan.parameter);
    if ('problem' in back) return undefined;
    const told = order.answer === 'no' ? order.question : undefined;
    return judgeFilter(back.items, older, newest, stateOf).filter((a) => a.question !== told);
  };
  if ('problem' in after) {
    const got = `a call with the newest state got ${after.problem}`;
    if (after.refused === true) return [order, ...refused(got)];
    // Only where an older state is taken is it the want of news that was answered so, and not the state.
    const filter = after.nothing === true ? await askOlder() : undefined;
    return filter === undefined
      ? [order, ...unknown(got)]
      : [order, { question: 'empty', answer: 'no', says: got }, ...filter];
  }
  const bound = judgeBound(after.items, newest, stateOf);
  if (bound.some((b) => b.question === 'filter')) return [order, ...bound];
  return [order, ...bound, ...((await askOlder()) ?? [])];
};
