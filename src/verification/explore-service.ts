import { setMaxListeners } from 'node:events';
import { explore, type ExploreSettings } from '../explore/explore.ts';
import type { Report } from '../model.ts';
import type { World } from '../world.ts';
import { failureOf } from './failure.ts';
import { deadlineOf } from './deadline-of.ts';
import { playable } from './playable.ts';
import { reportExploration } from './report-exploration.ts';
import { requireService } from './require-service.ts';
import { stopped } from './stopped.ts';
import type { VerifyInput } from './verify-input.ts';
import { partsInputOf, withSurroundings } from './with-surroundings.ts';

/** Explores one service: starts it where asked, plays schedules, judges them, cleans up, and ends what it started. */
export const exploreService = (
  input: VerifyInput,
  settings: ExploreSettings,
  world: World,
): Promise<Report> =>
  withSurroundings(input, world, async (surroundings) => {
    const { config, service } = input;
    const startedAt = world.now();
    const deadline = AbortSignal.timeout(config.timing.timeout);
    const signal = AbortSignal.any([world.signal, deadline]);
    // Every call under way listens for the end of the run.
    setMaxListeners(0, signal);
    const { triggers, notes } = playable(input);
    await requireService(service);
    const isOver = deadlineOf(config.timing.timeout, world);
    const parts = partsInputOf(input, surroundings, triggers, signal, world);
    const exploration = await explore(parts, settings).finally(isOver);
    const ended = surroundings.started?.ended();
    const reason =
      (signal.aborted ? undefined : failureOf(exploration.error)) ??
      stopped(world.signal, deadline, config.timing.timeout) ??
      (ended === undefined ? undefined : `the service failed during the run: ${ended}`) ??
      (notes.length > 0 ? notes.map((n) => `${n.trigger}: ${n.message}`).join('; ') : undefined);
    const run = { startedAt, reason, notes: [...surroundings.left, ...notes] };
    return reportExploration(input, exploration, settings, run, world);
  });
