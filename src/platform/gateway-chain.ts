import type { Exchange, Json } from '../model.ts';
import { exactNumbers, parseJson, valueAt } from '../json.ts';
import { itemsPointer } from '../evidence/payload.ts';
import { evaluateText } from '../expression/evaluate.ts';
import { isConstant } from '../expression/paths.ts';
import { parseExpression } from '../expression/parse.ts';
import { defined } from '../defined.ts';
import { paceOf, type Chain, type PollerContext, type PollState } from './chain.ts';
import { pause } from '../client/pause.ts';
import { askForList, stateOfIntent } from './gateway-request.ts';
import { followPages } from './next-pages.ts';

/** The parameters that a policy fills in, and what with. */
const filledIn = (config: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(config).filter(([name]) => name !== '' && name !== 'x-ms-triggerConfig-nextLink');

/**
 * The values that a policy's expressions have in an answer; an expression without one keeps the previous value.
 * Constants are added from the second poll on (D-17).
 */
export const stateValues = (
  config: Readonly<Record<string, string>>,
  body: Json,
  previous: Readonly<Record<string, string>>,
): Record<string, string> => {
  const values: Record<string, string> = { ...previous };
  for (const [name, text] of filledIn(config)) {
    const expression = parseExpression(text);
    const value = isConstant(expression) ? text : evaluateText(expression, body);
    if (value !== undefined) values[name] = value;
  }
  return values;
};

/** The parameters that an expression on the list fills in. */
const moving = (config: Readonly<Record<string, string>>): string[] =>
  filledIn(config).flatMap(([name, text]) => (isConstant(parseExpression(text)) ? [] : [name]));

/** Whether every expression has a value. */
export const isWholeState = (
  config: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): boolean => {
  const names = moving(config);
  return names.length > 0 && names.every((name) => values[name] !== undefined);
};

/** State values with every part that an expression made replaced; constants and the text around stay as they are. */
export const oddValues = (
  config: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
  odd: string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const expression = parseExpression(config[name] ?? '');
      return [
        name,
        isConstant(expression)
          ? value
          : expression.parts.map((part) => (part.kind === 'text' ? part.text : odd)).join(''),
      ];
    }),
  );

/** Whether an answer is a list with an item: an empty one gives no new state. */
const hasItems = (body: Json, { trigger, config }: PollerContext): boolean => {
  const settings = { perEmit: 1, emits: false, excludes: false, ...defined({ items: config.items }) };
  const array = valueAt(body, itemsPointer(trigger, settings) ?? '');
  return Array.isArray(array) && array.length > 0;
};

/** Plays the gateway's polling policy on the backend's ordinary list (G-01, G-02, PP-08). */
export const createGatewayChain = (id: string, context: PollerContext): Chain => {
  const { recorder, credentials = 'own' } = context;
  const config = context.trigger.policy?.config ?? {};
  const states: PollState[] = [];
  let state: PollState = {};
  let nextAt = 0;
  let answered = false;

  const advance = (exchange: Exchange): void => {
    nextAt = recorder.now() + paceOf(exchange, context.maxWait).wait;
    const body = parseJson(exactNumbers(exchange.response?.body ?? ''));
    if (exchange.response?.status !== 200 || body === undefined) return;
    answered = true;
    const values = stateValues(config, body, state.values ?? {});
    // An empty list gives no new state, so the state stays that of the answer it was read from.
    const seq = hasItems(body, context) || state.from === undefined ? exchange.seq : state.from;
    state = Object.keys(values).length === 0 ? {} : { values, from: seq };
    // Constants alone are sent, and are no state that could be tried again.
    if (moving(config).some((name) => values[name] !== undefined)) states.push(state);
  };

  return {
    id,
    async poll(when = 'in time') {
      if (when === 'in time') await pause(nextAt - recorder.now(), context.signal);
      const isBaseline = !answered;
      const used = state;
      const kind = used.values === undefined ? 'none' : 'followed';
      const intent = { kind: 'poll', chain: id, state: kind, ...stateOfIntent(used) } as const;
      const exchange = await askForList(used, intent, credentials, context);
      advance(exchange);
      if (!isBaseline) await followPages(exchange, used, id, context);
      return exchange;
    },
    state: () => state,
    states: () => states,
    probe(probed, kind, whose) {
      const used = kind === 'none' ? {} : probed;
      const intent = { kind: 'poll', chain: id, state: kind, ...stateOfIntent(used) } as const;
      return askForList(used, intent, whose, context, used.target);
    },
    broken: () => undefined,
  };
};
