import { isSuccess } from '../evidence/status.ts';
import { pause } from '../client/pause.ts';
import { send } from '../client/wire.ts';
import { messageOf } from '../errors.ts';
import type { ServiceConfig } from '../model.ts';
import { requireReachable } from './reach.ts';

const BETWEEN = 100;
const PROBE = 2000;

/** Why the service cannot be called yet; undefined where it can: `ready` is answered 2xx, or something listens. */
export const notReady = async (
  service: Pick<ServiceConfig, 'url' | 'ready'>,
  signal?: AbortSignal,
): Promise<string | undefined> => {
  if (service.ready === undefined)
    return requireReachable(service.url, PROBE).then(() => undefined, messageOf);
  const url = new URL(service.ready, service.url);
  const answer = await send(
    { origin: url.origin, method: 'GET', target: url.pathname + url.search, headers: [] },
    { timeout: PROBE, maxBody: 1000, ...(signal === undefined ? {} : { signal }) },
  );
  if (answer.ok && isSuccess(answer.status)) return undefined;
  return `GET ${url.href} ${answer.ok ? `was answered ${answer.status}` : `got no answer (${answer.message})`}`;
};

/** Waits until the service can be called; gives why it cannot be, where the time is over or nothing more can come. */
export const waitUntilReady = async (
  service: Pick<ServiceConfig, 'url' | 'ready' | 'startWithin'>,
  signal: AbortSignal,
  ended: () => string | undefined = () => undefined,
): Promise<string | undefined> => {
  const until = performance.now() + service.startWithin;
  let why: string | undefined;
  while (performance.now() < until) {
    if (signal.aborted) return 'the run was interrupted';
    const end = ended();
    if (end !== undefined) return end;
    why = await notReady(service, signal);
    if (why === undefined) return undefined;
    await pause(BETWEEN, signal);
  }
  return `it was not ready within ${service.startWithin / 1000} s${why === undefined ? '' : `: ${why}`}`;
};
