import { urlOf } from '../address.ts';
import { pause } from '../client/pause.ts';
import type { Entry, Exchange, Trace } from '../model.ts';
import { judgeTrace } from '../rules/judge-trace.ts';
import type { Checkpoint } from '../scenarios/session.ts';
import { requireReachable } from '../service/reach.ts';
import type { VerifyInput } from './verify-input.ts';

/** Ms that a service which somebody else restarts may take to come back. */
const COMES_BACK_WITHIN = 2000;
const BETWEEN = 200;
/** So many refused connections in a row are a reason to look whether anybody is still there. */
const ENOUGH = 3;

/** Sees when a run has found what it was to find, or can find nothing more. */
export interface Lookout {
  readonly heard: (entry: Entry) => void;
  readonly checkpoint: Checkpoint;
  /** Aborted once the service is gone. */
  readonly signal: AbortSignal;
  /** Why nothing more can be judged. */
  readonly lost: () => string | undefined;
  /** An error was found, and the run was asked to end at the first. */
  readonly hasBailed: () => boolean;
}

const isUnanswered = ({ entries }: Trace): boolean =>
  entries.findLast((e): e is Exchange => e.type === 'exchange')?.failure !== undefined;

/** Whether nobody listens where the service was, nor a little later. */
const isGone = async (url: string, ended: AbortSignal): Promise<boolean> => {
  const until = performance.now() + COMES_BACK_WITHIN;
  while (!ended.aborted) {
    const isThere = await requireReachable(url, COMES_BACK_WITHIN).then(
      () => true,
      () => false,
    );
    if (isThere) return false;
    if (performance.now() >= until) return true;
    await pause(BETWEEN, ended);
  }
  return false;
};

/** A lookout for one run, until the signal says that it has ended anyway. */
export const createLookout = ({ service, options }: VerifyInput, ended: AbortSignal): Lookout => {
  const url = urlOf(service.address);
  const over = new AbortController();
  let refused = 0;
  let lost: string | undefined;
  let hasBailed = false;
  let looking: Promise<void> | undefined;

  const look = async (): Promise<void> => {
    if (await isGone(url, ended)) {
      lost = `the service went away during the run: nothing listens at ${url} any more`;
      over.abort();
    }
    refused = 0;
    looking = undefined;
  };
  const isBroken = (trace: Trace): boolean =>
    judgeTrace(trace, options.profile).some(({ results }) => results.some((r) => r.verdict === 'fail'));

  return {
    heard(entry) {
      if (entry.type !== 'exchange' || entry.request.origin !== service.address.origin) return;
      refused = entry.failure?.code === 'ECONNREFUSED' ? refused + 1 : 0;
      if (refused >= ENOUGH) looking ??= look();
    },
    async checkpoint(soFar) {
      hasBailed = options.bail === true && isBroken(soFar);
      if (!hasBailed && isUnanswered(soFar)) await (looking ??= look());
      return hasBailed || lost !== undefined;
    },
    signal: over.signal,
    lost: () => lost,
    hasBailed: () => hasBailed,
  };
};
