import type { EventEntry } from '../model.ts';
import type { Player } from './player.ts';
import { causeOne, isExpected, type Stimulus, type StimulusContext } from './stimuli.ts';

/** How many events each part of the timeline causes. */
export interface EventPlan {
  /** The first event of every stimulus, the excluded ones among them. */
  readonly first: boolean;
  /** How many more, at once, of every expected stimulus. */
  readonly burst: number;
  /** One more after the DELETEs. */
  readonly last: boolean;
}

/** The parts of a run. */
export interface Timeline {
  readonly players: readonly Player[];
  readonly stimuli: readonly Stimulus[];
  readonly plan: EventPlan;
  readonly context: StimulusContext;
  readonly signal: AbortSignal;
  readonly progress: (message: string) => void;
}

/** The plan of a run: events by hand are asked for twice at most. */
export const planOf = (
  stimuli: readonly Stimulus[],
  players: readonly Player[],
  noEvents: boolean,
): EventPlan => {
  const last = players.some((p) => p.trigger.mechanism === 'webhook');
  if (noEvents || stimuli.length === 0) return { first: false, burst: 0, last: false };
  return stimuli.some((s) => s.emit === 'manual')
    ? { first: true, burst: 0, last }
    : { first: true, burst: 3, last };
};

/** How many events a plan causes. */
export const countEvents = ({ first, burst, last }: EventPlan, stimuli: readonly Stimulus[]): number => {
  const expected = stimuli.filter(isExpected).length;
  const excluded = stimuli.length - expected;
  return (first ? stimuli.length : 0) + (burst > 0 ? excluded : 0) + expected * (burst + (last ? 1 : 0));
};

const inTurn = async (
  stimuli: readonly Stimulus[],
  times: number,
  counter: { n: number; failed: Set<Stimulus> },
  timeline: Timeline,
): Promise<EventEntry[]> => {
  const events: EventEntry[] = [];
  for (let i = 0; i < times; i += 1) {
    for (const stimulus of stimuli) {
      if (timeline.signal.aborted || counter.failed.has(stimulus)) continue;
      counter.n += 1;
      const event = await causeOne(stimulus, counter.n, timeline.context);
      // One that failed would fail again, and its answer has been told.
      if (event.failed !== undefined) counter.failed.add(stimulus);
      events.push(event);
    }
  }
  return events;
};

/**
 * Runs the timeline: everything is opened, one event of each kind is caused and watched for, chains are begun anew while
 * there is data, a burst follows, then the probes and DELETEs, and one last event whose silence is watched. The players
 * of all triggers share the events and wait at the same time.
 */
export const runTimeline = async (timeline: Timeline): Promise<void> => {
  const { players, stimuli, plan, signal } = timeline;
  const progress = (message: string): void => void (signal.aborted || timeline.progress(message));
  const counter = { n: 0, failed: new Set<Stimulus>() };
  const expected = stimuli.filter(isExpected);
  const all = (act: (player: Player) => Promise<void>): Promise<unknown> =>
    signal.aborted ? Promise.resolve() : Promise.all(players.map(act));
  const isAlive = (): boolean => !signal.aborted && players.some((p) => p.isAlive());

  progress('first polls and registrations');
  await all((p) => p.open());
  if (plan.first && isAlive()) {
    progress('first events');
    const events = await inTurn(stimuli, 1, counter, timeline);
    await all((p) => p.watch(events));
  }
  await all((p) => p.refresh());
  if (plan.burst > 0 && isAlive()) {
    progress('a burst of events');
    // Again what is excluded, now that every chain has a state.
    const excluded = await inTurn(
      stimuli.filter((s) => !isExpected(s)),
      1,
      counter,
      timeline,
    );
    const events = [...excluded, ...(await inTurn(expected, plan.burst, counter, timeline))];
    await all((p) => p.watch(events));
  }
  progress('odd states, bad credentials, unsubscribing');
  await all((p) => p.probe());
  if (plan.last && isAlive()) {
    progress('an event after the DELETEs, and silence');
    const events = await inTurn(expected, 1, counter, timeline);
    await all((p) => p.finish(events));
  }
};
