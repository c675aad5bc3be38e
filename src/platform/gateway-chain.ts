import type { Credentials, Exchange, Intent, Json } from '../model.ts';
import { member, parseJson, valueAt } from '../json.ts';
import { isCallable, resolveLocation } from '../evidence/location.ts';
import { itemsPointer } from '../evidence/payload.ts';
import { evaluateText } from '../expression/evaluate.ts';
import { isConstant } from '../expression/paths.ts';
import { parseExpression } from '../expression/parse.ts';
import { bodyText, buildRequest } from '../request/build.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import { staticHeaders } from './policies.ts';
import { paceOf, type Chain, type PollerContext, type PollState } from './chain.ts';
import { pause } from '../client/pause.ts';

const MAX_PAGES = 50;

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
  for (const [name, text] of Object.entries(config)) {
    if (name === '' || name === 'x-ms-triggerConfig-nextLink') continue;
    const expression = parseExpression(text);
    const value = isConstant(expression) ? text : evaluateText(expression, body);
    if (value !== undefined) values[name] = value;
  }
  return values;
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

/** Plays the gateway's polling policy on the backend's ordinary list (G-01, G-02, PP-08). */
export const createGatewayChain = (id: string, context: PollerContext): Chain => {
  const { trigger, config, client, recorder } = context;
  const policy = trigger.policy ?? { dataPath: '', config: {}, nextLink: '@odata.nextLink' };
  const { basePath } = context.address;
  const states: PollState[] = [];
  let state: PollState = {};
  let nextAt = 0;
  let answered = false;

  const request = (
    probed: PollState,
    intent: Intent,
    credentials: Credentials,
    target?: string,
  ): Promise<Exchange> => {
    const built = buildRequest(trigger, {
      inputs: config.inputs,
      basePath,
      ...(probed.values === undefined ? {} : { values: probed.values }),
      ...(context.overlay === undefined ? {} : { overlay: context.overlay }),
    });
    const body = bodyText(built);
    const headers = Object.entries({
      ...platformHeaders(trigger.id),
      ...built.headers,
      ...staticHeaders(trigger.policies),
    });
    return client.call({
      trigger: trigger.id,
      intent,
      credentials,
      method: built.method,
      target: target ?? built.target,
      headers,
      ...(body === undefined ? {} : { body }),
    });
  };

  const pages = async (first: Exchange, probed: PollState): Promise<void> => {
    let last = first;
    let body = parseJson(first.response?.body ?? '');
    for (let page = 2; page <= MAX_PAGES; page += 1) {
      const link = member(body, policy.nextLink);
      if (typeof link !== 'string' || link === '') return;
      // Links in bodies are not as strictly written as headers; the gateway encodes what no request line can hold.
      const called = link.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
      const location = resolveLocation(called, {
        address: context.address,
        target: last.request.target,
      });
      if (!isCallable(location)) {
        recorder.add({
          type: 'note',
          at: recorder.now(),
          trigger: trigger.id,
          message: `The link to the next page, "${link}", is not on the service and is not called; list its origin in \`service.aliases\` if it is another name of the service`,
        });
        return;
      }
      last = await request(
        probed,
        { kind: 'poll', chain: id, state: 'followed', page, ...from(probed) },
        'own',
        location.target,
      );
      body = parseJson(last.response?.body ?? '');
    }
  };

  const from = (probed: PollState): { from?: number; values?: Readonly<Record<string, string>> } => ({
    ...(probed.from === undefined ? {} : { from: probed.from }),
    ...(probed.values === undefined ? {} : { values: probed.values }),
  });

  const advance = (exchange: Exchange): void => {
    nextAt = recorder.now() + paceOf(exchange, context.maxWait).wait;
    const body = parseJson(exchange.response?.body ?? '');
    if (exchange.response?.status !== 200 || body === undefined) return;
    answered = true;
    const array = valueAt(
      body,
      itemsPointer(trigger, {
        perEmit: 1,
        emits: false,
        excludes: false,
        ...(config.items === undefined ? {} : { items: config.items }),
      }) ?? '',
    );
    const values = stateValues(policy.config, body, state.values ?? {});
    // An empty list gives no new state, so the state stays that of the answer it was read from.
    const isNew = Array.isArray(array) && array.length > 0;
    const seq = isNew || state.from === undefined ? exchange.seq : state.from;
    state = Object.keys(values).length === 0 ? {} : { values, from: seq };
    states.push(state);
  };

  return {
    id,
    async poll(when = 'in time') {
      if (when === 'in time') await pause(nextAt - recorder.now(), context.signal);
      const isBaseline = !answered;
      const used = state;
      const exchange = await request(
        used,
        { kind: 'poll', chain: id, state: used.values === undefined ? 'none' : 'followed', ...from(used) },
        'own',
      );
      advance(exchange);
      if (!isBaseline) await pages(exchange, used);
      return exchange;
    },
    state: () => state,
    states: () => states,
    probe: (probed, kind, credentials) =>
      request(
        kind === 'none' ? {} : probed,
        { kind: 'poll', chain: id, state: kind, ...(kind === 'none' ? {} : from(probed)) },
        credentials,
      ),
    broken: () => undefined,
  };
};
