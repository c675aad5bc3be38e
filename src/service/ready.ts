import { joined, otherReading, urlOf } from '../address.ts';
import { defined } from '../defined.ts';
import { isSuccess } from '../evidence/status.ts';
import { pause } from '../client/pause.ts';
import { send } from '../client/wire.ts';
import { messageOf } from '../errors.ts';
import type { ServiceConfig } from '../model.ts';
import { requireReachable } from './reach.ts';

const BETWEEN = 100;
const PROBE = 2000;

/** Ms that a service may go on refusing `ready` with a 4xx: one that still starts answers nothing, or 5xx. */
const REFUSED_WITHIN = 5000;

/** Why the service cannot be called yet; `refused` where its answer is a 4xx, which no waiting is likely to change. */
export interface NotReady {
  readonly why: string;
  readonly refused: boolean;
}

/** Asks whether the service can be called: `ready` is answered 2xx, or something listens; undefined where it can. */
export const notReady = async (
  { address, ready }: Pick<ServiceConfig, 'address' | 'ready'>,
  signal?: AbortSignal,
): Promise<NotReady | undefined> => {
  if (ready === undefined)
    return requireReachable(urlOf(address), PROBE).then(
      () => undefined,
      (error: unknown) => ({ why: messageOf(error), refused: false }),
    );
  const url = joined(address, ready.replaceAll('{{origin}}', address.origin));
  const answer = await send(
    { origin: url.origin, method: 'GET', target: url.pathname + url.search, headers: [] },
    { timeout: PROBE, maxBody: 1000, ...defined({ signal }) },
  );
  if (!answer.ok) return { why: `GET ${url.href} got no answer (${answer.message})`, refused: false };
  const { status } = answer;
  const hint = status === 404 ? otherReading(address, ready) : '';
  const why = `GET ${url.href} was answered ${status}${hint}`;
  const refused = status >= 400 && status < 500;
  return isSuccess(status) ? undefined : { why, refused };
};

/** Waits until the service can be called; gives why it cannot be, where the time is over or nothing more can come. */
export const waitUntilReady = async (
  service: Pick<ServiceConfig, 'address' | 'ready' | 'startWithin'>,
  signal: AbortSignal,
  ended: () => string | undefined = () => undefined,
  refusedWithin = REFUSED_WITHIN,
): Promise<string | undefined> => {
  const until = performance.now() + service.startWithin;
  let why: string | undefined;
  let refusedSince: number | undefined;
  while (performance.now() < until) {
    if (signal.aborted) return 'the run was interrupted';
    const end = ended();
    if (end !== undefined) return end;
    const state = await notReady(service, signal);
    if (state === undefined) return undefined;
    why = state.why;
    refusedSince = state.refused ? (refusedSince ?? performance.now()) : undefined;
    if (refusedSince !== undefined && performance.now() - refusedSince >= refusedWithin)
      return `\`service.ready\` is refused: ${why}`;
    await pause(BETWEEN, signal);
  }
  return `it was not ready within ${service.startWithin / 1000} s${why === undefined ? '' : `: ${why}`}`;
};
