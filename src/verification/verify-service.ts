import { setMaxListeners } from 'node:events';
import { urlOf } from '../address.ts';
import { defined } from '../defined.ts';
import type { Report, ReportNote } from '../model.ts';
import { withLog } from '../report/with-log.ts';
import { openSession, type Session } from '../scenarios/session.ts';
import { speaksHttps } from '../service/protocol.ts';
import type { World } from '../world.ts';
import { createLookout, type Lookout } from './lookout.ts';
import { deadlineOf } from './deadline-of.ts';
import { play } from './play.ts';
import { playable } from './playable.ts';
import { reportRun } from './report-run.ts';
import { REACHED_WITHIN, requireService } from './require-service.ts';
import { stopped } from './stopped.ts';
import type { VerifyInput } from './verify-input.ts';
import { partsInputOf, withSurroundings, type Surroundings } from './with-surroundings.ts';

/** ms */

/** What a run that ended before its time left out. */
const whyEnded = (
  session: Session,
  { hasBailed, lost }: Lookout,
  { options }: VerifyInput,
): readonly ReportNote[] => {
  if (!hasBailed() && lost() === undefined) return [];
  const left = [...session.leftOut(), ...(options.noPact ? [] : ['the Pact interactions'])];
  if (left.length === 0) return [];
  const why = hasBailed() ? 'Ended at the first error (--bail)' : 'Ended early, as the service is gone';
  return [{ message: `${why}; left out: ${left.join('; ')}` }];
};

const verifyStarted = async (
  input: VerifyInput,
  surroundings: Surroundings,
  world: World,
): Promise<Report> => {
  const { config, service } = input;
  const { started, left } = surroundings;
  const startedAt = world.now();
  const deadline = AbortSignal.timeout(config.timing.timeout);
  const over = AbortSignal.any([world.signal, deadline]);
  const lookout = createLookout(input, over);
  const signal = AbortSignal.any([over, lookout.signal]);
  // Every call under way listens for the end of the run, one and more for each trigger.
  setMaxListeners(0, signal);
  const { triggers, notes } = playable(input);
  await requireService(service);
  const parts = partsInputOf(input, surroundings, triggers, signal, world);
  const session = await openSession({ ...parts, heard: lookout.heard }, lookout.checkpoint);
  const isOver = deadlineOf(config.timing.timeout, world);
  try {
    const played = await play(session, input, signal, world);
    const ended = started?.ended();
    const reason =
      played.reason ??
      stopped(world.signal, deadline, config.timing.timeout) ??
      (await speaksHttps(urlOf(service.address), session.trace().entries, REACHED_WITHIN)) ??
      (ended === undefined ? undefined : `the service failed during the run: ${ended}`) ??
      lookout.lost() ??
      (notes.length > 0 ? notes.map((n) => `${n.trigger}: ${n.message}`).join('; ') : undefined);
    const outcome = {
      ...played,
      notes: [...left, ...notes, ...whyEnded(session, lookout, input), ...played.notes],
      ...defined({ reason }),
    };
    const report = reportRun(input, session.trace(), outcome, startedAt, world);
    return withLog(report, session.hide(started?.log() ?? ''));
  } finally {
    isOver();
    await session.close();
  }
};

/** Verifies one service: starts it where asked, plays, judges, cleans up, and ends what it started. */
export const verifyService = (input: VerifyInput, world: World): Promise<Report> =>
  withSurroundings(input, world, (surroundings) => verifyStarted(input, surroundings, world));
