import { requestOf, type Client, type Connection } from '../../client/client.ts';
import { defined } from '../../defined.ts';
import type { Recorder } from '../../client/recorder.ts';
import type { Config, Exchange } from '../../model.ts';
import type { Receiver } from '../../platform/receiver.ts';
import { canShowUntrusted } from '../../platform/untrusted-certificate.ts';
import type { PartsInput } from '../parts.ts';
import { unconfigured } from '../settings.ts';
import { answerTo } from './answers.ts';

/** A receiver at which nothing arrives: a callback URL is the name of its subscription. */
export const deafReceiver = (callback: Config['callback']): Receiver => ({
  issue: (_, subscription, shape, like) =>
    `‹callback of ${subscription}${shape === undefined ? '' : `, ${shape === 'odd' ? 'of odd characters' : shape}`}${like === undefined ? '' : `, with the path of ${like}`}›`,
  issueUntrusted: (_, subscription) =>
    canShowUntrusted(callback)
      ? `‹callback of ${subscription}, with a certificate that nobody trusts›`
      : undefined,
  retire: () => undefined,
  handOver: () => undefined,
  script: () => undefined,
  onDelivery: () => () => undefined,
  close: () => Promise.resolve(),
});

/** A client that sends nothing: each call is answered as the definition says it should be. */
export const standInClient = (
  connection: Connection,
  recorder: Recorder,
  { triggers, config }: PartsInput,
): Client => ({
  async call(call) {
    const trigger = triggers.find((t) => t.definition.id === call.trigger)?.definition;
    const sent = requestOf(call, connection, await connection.credentials(call.credentials));
    const seq = recorder.entries.length + 1;
    return recorder.add<Exchange>({
      type: 'exchange',
      at: recorder.now(),
      ...defined({ trigger: call.trigger }),
      intent: call.intent,
      credentials: call.credentials,
      request: sent as Exchange['request'],
      durationMs: 0,
      response:
        trigger === undefined
          ? { status: 200, headers: [], body: '' }
          : answerTo(call, seq, trigger, config.triggers[trigger.id] ?? unconfigured),
    });
  },
});
