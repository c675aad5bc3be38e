import type { Credentials, Exchange, Intent } from '../model.ts';
import { defined } from '../defined.ts';
import { headerValues } from '../evidence/headers.ts';
import { isCallable, resolveLocation } from '../evidence/location.ts';
import { isSuccess } from '../evidence/status.ts';
import { bodyText, buildRequest, type BuiltRequest } from '../request/build.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import { paceOf, type Chain, type PollerContext, type PollState } from './chain.ts';
import { pause } from '../client/pause.ts';

/** Polls a target with the headers and the body of the operation's own request. */
const pollAt = (
  target: string,
  intent: Intent,
  credentials: Credentials,
  first: BuiltRequest,
  { trigger, client }: PollerContext,
): Promise<Exchange> =>
  client.call({
    trigger: trigger.id,
    intent,
    credentials,
    method: first.method,
    target,
    headers: Object.entries({ ...platformHeaders(trigger.id), ...first.headers }),
    ...defined({ body: bodyText(first) }),
  });

/** When to poll again, in ms from now; a wait that is cut short is noted. */
const waitAfter = (exchange: Exchange, { recorder, trigger, maxWait }: PollerContext): number => {
  const { wait, asked } = paceOf(exchange, maxWait);
  if (asked !== undefined && asked > wait)
    recorder.add({
      type: 'note',
      at: recorder.now(),
      trigger: trigger.id,
      message: `Retry-After asks for ${asked / 1000} s; waited ${wait / 1000} s (timing.maxWait)`,
    });
  return wait;
};

/** Where an answer sends the chain: to a state, nowhere, or to a place that is not called. */
const nextOf = (
  exchange: Exchange,
  { address }: PollerContext,
): { readonly state?: PollState; readonly broken?: string } => {
  const [raw] = headerValues(exchange.response?.headers, 'location');
  if (!isSuccess(exchange.response?.status) || raw === undefined) return {};
  const location = resolveLocation(raw, { address, target: exchange.request.target });
  return isCallable(location)
    ? { state: { target: location.target, from: exchange.seq } }
    : { broken: `its Location, "${raw}", is not on the service and is not called` };
};

/** Follows the Locations of a native polling trigger, byte for byte. */
export const createNativeChain = (id: string, context: PollerContext): Chain => {
  const { trigger, config, overlay, recorder, credentials = 'own' } = context;
  const { basePath } = context.address;
  const first = buildRequest(trigger, { inputs: config.inputs, basePath, ...defined({ overlay }) });
  const states: PollState[] = [];
  let state: PollState = {};
  let nextAt = 0;
  let broken: string | undefined;

  return {
    id,
    async poll(when = 'in time') {
      if (when === 'in time') await pause(nextAt - recorder.now(), context.signal);
      const kind = state.target === undefined ? 'none' : 'followed';
      const intent = { kind: 'poll', chain: id, state: kind, ...defined({ from: state.from }) } as const;
      const exchange = await pollAt(state.target ?? first.target, intent, credentials, first, context);
      nextAt = recorder.now() + waitAfter(exchange, context);
      const next = nextOf(exchange, context);
      broken = next.broken ?? broken;
      if (next.state !== undefined) {
        state = next.state;
        states.push(state);
      }
      return exchange;
    },
    state: () => state,
    states: () => states,
    probe(probed, kind, whose) {
      const intent = { kind: 'poll', chain: id, state: kind, ...defined({ from: probed.from }) } as const;
      const target = kind === 'none' ? first.target : (probed.target ?? first.target);
      return pollAt(target, intent, whose, first, context);
    },
    broken: () => broken,
  };
};
