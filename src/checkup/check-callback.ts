import { HarnessError } from '../errors.ts';
import { createRecorder } from '../client/recorder.ts';
import { send } from '../client/wire.ts';
import type { Config, ReadDocument } from '../model.ts';
import { receiverOf } from '../scenarios/connections.ts';
import { reasonOf } from '../reason-of.ts';
import type { Checked, Checkup } from './check.ts';

const what = 'Callback';
const WITHIN = 5000;

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);

/** Without a public URL, the service is told the address that the receiver listens on. */
const byHost = ({ callback, service }: Config): Checked => {
  const host = service === undefined ? 'localhost' : new URL(service.address.origin).hostname;
  if (callback.host === '0.0.0.0' || callback.host === '::')
    return {
      what,
      state: 'bad',
      says: `the service is told to call ${callback.host}, which is no address`,
      mend: 'say with `callback.publicUrl` how it reaches this machine',
    };
  if (isLoopback(callback.host) && !isLoopback(host))
    return {
      what,
      state: 'bad',
      says: `the service at ${host} is told to call ${callback.host}, which is itself there`,
      mend: 'set `callback.host` to an address of this machine that it reaches, or `callback.publicUrl` to that of a tunnel',
    };
  const inContainer = isLoopback(host) ? '; one in a container needs `callback.publicUrl`' : '';
  return { what, state: 'good', says: `the service is told to call ${callback.host}${inContainer}` };
};

/** Calls the public URL from here, and sees whether that reaches our receiver. */
const byPublicUrl = async (config: Config, { signal }: Checkup['world']): Promise<Checked> => {
  const receiver = await receiverOf(
    config,
    createRecorder(() => performance.now()),
  );
  try {
    let hasArrived = false;
    receiver.onDelivery(() => (hasArrived = true));
    const url = new URL(receiver.issue('doctor', 'doctor', 'short'));
    const shown = config.callback.publicUrl ?? url.origin;
    const answer = await send(
      {
        origin: url.origin,
        method: 'POST',
        target: url.pathname + url.search,
        headers: [['Content-Type', 'application/json']],
        body: '{}',
      },
      { timeout: WITHIN, maxBody: 1000, signal: AbortSignal.any([signal]) },
    );
    if (hasArrived) return { what, state: 'good', says: `${shown} reaches our receiver, called from here` };
    if (answer.ok)
      return {
        what,
        state: 'bad',
        says: `${shown} was answered ${answer.status}, but not by our receiver`,
        mend: 'let it lead to `callback.host` and `callback.port`; {{port}} stands for the port',
      };
    const why = reasonOf(Object.assign(new Error(answer.message), { code: answer.code }));
    return {
      what,
      state: 'doubt',
      says: `${shown} cannot be called from here: ${why}`,
      mend: 'that is well where only the service knows the name, as a container does; else correct `callback.publicUrl`',
    };
  } finally {
    await receiver.close();
  }
};

/** Whether the service can reach the receiver of notifications, as far as it can be told from here. */
export const checkCallback = async (
  { config, world }: Checkup,
  documents: readonly ReadDocument[],
): Promise<readonly Checked[]> => {
  const hasWebhook = documents.some((d) => d.triggers.some((t) => t.mechanism === 'webhook'));
  if (config === undefined || (!hasWebhook && config.callback.publicUrl === undefined)) return [];
  if (config.callback.publicUrl === undefined) return [byHost(config)];
  try {
    return [await byPublicUrl(config, world)];
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return [{ what, state: 'bad', says: error.message }];
  }
};
