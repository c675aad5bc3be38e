import type { Address } from '../address.ts';
import type { PollingPlan } from '../assess/assessment.ts';
import type { ServiceAnswer } from '../assess/service-answer.ts';
import { send, type WireLimits } from '../client/wire.ts';
import { evaluateText } from '../expression/evaluate.ts';
import { parseExpression } from '../expression/parse.ts';
import { toPointer, valueAt, type Json, type JsonObject } from '../json.ts';
import type { HeaderList, TriggerDefinition } from '../model.ts';
import { buildRequest } from '../request/build.ts';
import { askItems, askRoot, unseen } from './ask-states.ts';
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

/**
 * Asks a running service about a list that could be polled: at most three GETs, no redirect followed, answers up to
 * the limits. Nothing of the answers but their order is kept, and what the service says of a call that it refuses.
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
    return first.array === true ? [{ question: 'object', answer: 'no', says }] : unseen(says);
  }
  const askWith = (state: string): Promise<ListAnswer> => ask(state, plan.parameter);
  if (plan.fromRoot) return askRoot(first, evaluateText(expression, first.body), askWith);
  return askItems({
    items: first.items,
    stateOf: (item) => valueAt(item, toPointer(plan.field)),
    textOf: (item) => evaluateText(expression, withOnly(first.body, pointer, item)),
    ask: askWith,
  });
};
