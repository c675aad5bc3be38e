import type { EventEntry } from '../model.ts';
import { pause } from '../client/pause.ts';
import type { EventPlan } from './event-plan.ts';
import type { Player } from './player.ts';
import { isExpected, type Stimulus } from './stimuli.ts';
import type { Waves } from './waves.ts';

/** The parts of a run. */
export interface Timeline {
  readonly players: readonly Player[];
  readonly plan: EventPlan;
  readonly waves: Waves;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly progress: (message: string) => void;
  /** Restarts the service, where the configuration says how. */
  readonly restart?: () => Promise<void>;
}

/** ms of a second in which events that are to share it may still begin. */
const EARLY = 200;

const isExcluded = (stimulus: Stimulus): boolean => !isExpected(stimulus);

/** Events within one second, a poll between each two: at once after the first, while the next is caused, a little later. */
const closeTogether = async (
  { plan, waves, now, signal }: Timeline,
  all: (act: (player: Player) => Promise<void>) => Promise<unknown>,
): Promise<readonly EventEntry[]> => {
  const past = now().getMilliseconds();
  if (past > EARLY) await pause(1000 - past, signal);
  const events: EventEntry[] = [];
  for (let i = 0; i < plan.close; i += 1) {
    const caused = waves.inTurn(isExpected);
    if (i % 2 === 1) await all((p) => p.glance());
    events.push(...(await caused));
    await all((p) => p.glance());
  }
  return events;
};

/** Many events at once, while the leading chains are polled. */
const sideBySide = async (
  { waves, signal }: Timeline,
  all: (act: (player: Player) => Promise<void>) => Promise<unknown>,
): Promise<readonly EventEntry[]> => {
  const over = new AbortController();
  const watching = all((p) => p.accompany(AbortSignal.any([over.signal, signal])));
  try {
    return await waves.burst();
  } finally {
    over.abort();
    await watching;
  }
};

/**
 * Runs the ordinary part of the timeline: everything is opened, one event of each kind is caused and watched for, chains
 * are begun anew while there is data, events come close together and side by side, then the probes and DELETEs, and one
 * last event whose silence is watched. The players of all triggers share the events and wait at the same time.
 */
export const runTimeline = async (timeline: Timeline): Promise<void> => {
  const { players, plan, waves, signal } = timeline;
  const progress = (message: string): void => void (signal.aborted || timeline.progress(message));
  const all = (act: (player: Player) => Promise<void>): Promise<unknown> =>
    signal.aborted ? Promise.resolve() : Promise.all(players.map(act));
  const isAlive = (): boolean => !signal.aborted && players.some((p) => p.isAlive());

  progress('first polls and registrations');
  await all((p) => p.open());
  if (plan.first && isAlive()) {
    progress('first events');
    const events = await waves.inTurn(() => true);
    await all((p) => p.watch(events));
  }
  await all((p) => p.refresh());
  if (plan.close > 0 && isAlive()) {
    progress('events within one second');
    const events = await closeTogether(timeline, all);
    await all((p) => p.watch(events));
  }
  if (plan.burst && isAlive()) {
    progress('a burst of events');
    // Again what is excluded, now that every chain has a state.
    const excluded = await waves.inTurn(isExcluded);
    const events = [...excluded, ...(await sideBySide(timeline, all))];
    await all((p) => p.watch(events));
  }
  progress('odd states, bad credentials, unsubscribing');
  await all((p) => p.probe());
  if (plan.last && isAlive()) {
    progress('an event after the DELETEs, and silence');
    const events = await waves.inTurn(isExpected);
    await all((p) => p.finish(events));
  }
};

/**
 * Runs what may colour everything else, after it: callbacks that misbehave, and a restart of the service. What a service
 * does under them is judged by rules of their own.
 */
export const runStrain = async ({
  players,
  plan,
  waves,
  signal,
  progress,
  restart,
}: Timeline): Promise<void> => {
  const all = (act: (player: Player) => Promise<void>): Promise<unknown> =>
    signal.aborted ? Promise.resolve() : Promise.all(players.map(act));
  if (plan.strain > 0 && players.some((p) => p.isAlive())) {
    progress('callbacks that misbehave');
    await all((p) => p.openStrained());
    for (let i = 0; i < plan.strain && !signal.aborted; i += 1) {
      const events = await waves.inTurn(isExpected);
      await all((p) => p.watchStrained(events, i + 1 === plan.strain));
    }
  }
  if (restart !== undefined && plan.restart && !signal.aborted && players.some((p) => p.isAlive())) {
    progress('restarting the service');
    const before = await waves.inTurn(isExpected);
    await restart();
    const after = await waves.inTurn(isExpected);
    await all((p) => p.watchRestarted([...before, ...after]));
  }
};
