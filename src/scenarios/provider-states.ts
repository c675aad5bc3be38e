import { HarnessError } from '../errors.ts';
import { isSuccess } from '../evidence/status.ts';
import { isNotified } from '../mechanism.ts';
import type { Exchange, ProviderStates, TriggerConfig, WireAnswer } from '../model.ts';
import { pactIntent } from '../evidence/pact-intent.ts';
import { defined } from '../defined.ts';
import type { Client } from '../client/client.ts';
import type { Receiver } from '../platform/receiver.ts';
import type { Player } from './player.ts';
import type { Registry } from './registry.ts';

/** What Pact's states are made of: the players where the timeline left them. */
export interface StatesContext {
  readonly players: readonly Player[];
  readonly client: Client;
  readonly receiver: Receiver;
  readonly registry: Registry;
  readonly configs: Readonly<Record<string, TriggerConfig>>;
}

const answerOf = ({ response, failure }: Exchange): WireAnswer =>
  response === undefined
    ? { ok: false, code: failure?.code ?? 'ERROR', message: failure?.message ?? 'no answer' }
    : {
        ok: true,
        status: response.status,
        headers: response.headers,
        body: Buffer.from(response.body),
        ...defined({ truncated: response.truncated }),
      };

/** Gives Pact the states that the timeline reached, and forwards its requests through the run's own client. */
export const createProviderStates = ({
  players,
  client,
  receiver,
  registry,
  configs,
}: StatesContext): ProviderStates => ({
  async setUp(trigger, state) {
    const player = players.find((p) => p.trigger.id === trigger);
    if (player === undefined) return { ok: false, reason: `trigger "${trigger}" is not part of this run` };
    try {
      return await player.setUp(state);
    } catch (error) {
      return {
        ok: false,
        reason: `the state could not be reached: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
  },
  async forward(trigger, step, request, credentials) {
    const call = (target: string): Promise<Exchange> =>
      client.call({
        trigger,
        intent: { kind: 'other', what: pactIntent(step) },
        mustFinish: true,
        credentials,
        method: request.method,
        target,
        headers: request.headers,
        ...(request.body === undefined || request.body.length === 0 ? {} : { body: request.body }),
      });
    const player = players.find((p) => p.trigger.id === trigger);
    if (request.method === 'DELETE' && !registry.mayDeleteAt(request.target))
      throw new HarnessError(
        `DELETE ${request.target} was not sent: no registration of this run shows that it removes one subscription and nothing else`,
      );
    const isRegistration =
      request.method !== 'DELETE' && player !== undefined && isNotified(player.trigger.mechanism);
    let exchange = isRegistration
      ? await registry.register(player.trigger, configs[trigger]?.cleanup, () => call(request.target))
      : await call(request.target);
    // On a busy service somebody else's item may come between the state and the poll: the state is then made again.
    for (let tries = 1; tries < 3; tries += 1) {
      const next = step === 'nothing-new' ? player?.afterDisturbance(exchange) : undefined;
      if (next === undefined) break;
      exchange = await call(next);
    }
    if (request.method === 'DELETE' && isSuccess(exchange.response?.status))
      registry.unsubscribed(request.target);
    return answerOf(exchange);
  },
  callbackUrl: (trigger) => receiver.issue(trigger, `${trigger}/pact`),
});
