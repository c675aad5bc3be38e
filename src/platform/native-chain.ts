import type { Exchange, Intent } from '../model.ts';
import { headerValues } from '../evidence/headers.ts';
import { isCallable, resolveLocation } from '../evidence/location.ts';
import { bodyText, buildRequest } from '../request/build.ts';
import { platformHeaders } from '../request/platform-headers.ts';
import { paceOf, type Chain, type PollerContext, type PollState } from './chain.ts';
import { pause } from '../client/pause.ts';

/** Follows the Locations of a native polling trigger, byte for byte. */
export const createNativeChain = (id: string, context: PollerContext): Chain => {
  const { trigger, config, client, recorder } = context;
  const { basePath } = context.address;
  const first = buildRequest(trigger, {
    inputs: config.inputs,
    basePath,
    ...(context.overlay === undefined ? {} : { overlay: context.overlay }),
  });
  const headers = Object.entries({ ...platformHeaders(trigger.id), ...first.headers });
  const states: PollState[] = [];
  let state: PollState = {};
  let nextAt = 0;
  let broken: string | undefined;

  const request = (
    target: string,
    intent: Intent,
    credentials: Exchange['credentials'],
  ): Promise<Exchange> => {
    const body = bodyText(first);
    return client.call({
      trigger: trigger.id,
      intent,
      credentials,
      method: first.method,
      target,
      headers,
      ...(body === undefined ? {} : { body }),
    });
  };

  const advance = (exchange: Exchange): void => {
    const { wait, asked } = paceOf(exchange, context.maxWait);
    if (asked !== undefined && asked > wait) {
      recorder.add({
        type: 'note',
        at: recorder.now(),
        trigger: trigger.id,
        message: `Retry-After asks for ${asked / 1000} s; waited ${wait / 1000} s (timing.maxWait)`,
      });
    }
    nextAt = recorder.now() + wait;
    const status = exchange.response?.status ?? 0;
    const [raw] = headerValues(exchange.response?.headers, 'location');
    if (status < 200 || status >= 300 || raw === undefined) return;
    const location = resolveLocation(raw, {
      address: context.address,
      target: exchange.request.target,
    });
    if (isCallable(location)) {
      state = { target: location.target, from: exchange.seq };
      states.push(state);
    } else {
      broken = `its Location, "${raw}", is not on the service and is not called`;
    }
  };

  return {
    id,
    async poll(when = 'in time') {
      if (when === 'in time') await pause(nextAt - recorder.now(), context.signal);
      const intent: Intent = {
        kind: 'poll',
        chain: id,
        state: state.target === undefined ? 'none' : 'followed',
        ...(state.from === undefined ? {} : { from: state.from }),
      };
      const exchange = await request(state.target ?? first.target, intent, 'own');
      advance(exchange);
      return exchange;
    },
    state: () => state,
    states: () => states,
    probe: (probed, kind, credentials) =>
      request(
        kind === 'none' ? first.target : (probed.target ?? first.target),
        { kind: 'poll', chain: id, state: kind, ...(probed.from === undefined ? {} : { from: probed.from }) },
        credentials,
      ),
    broken: () => broken,
  };
};
