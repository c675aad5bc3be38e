import { defined } from '../defined.ts';
import { isOthers } from '../evidence/events.ts';
import { isExcluded, isExpected, type Stimulus } from './stimuli.ts';
import { MOST } from './waves.ts';

/** Which waves of events a run has; without events, or with those by hand, it has few. */
export interface EventPlan {
  /** The first event of every stimulus, the excluded ones among them. */
  readonly first: boolean;
  /** How many more of every expected stimulus come close together, with polls between them. */
  readonly close: number;
  /** Many more, side by side. */
  readonly burst: boolean;
  /** How many more at most of every expected stimulus come while a chain of polls reads its pages. */
  readonly reading: number;
  /** What the inputs exclude of a polling trigger and is caused many times as well, so that it fills the pages that are polled. */
  readonly crowd?: Stimulus;
  /** One of each expected stimulus that the second tenant causes, before the last. */
  readonly others: boolean;
  /** One more after the DELETEs. */
  readonly last: boolean;
  /** More while callbacks misbehave: one that they fail to take, some while its repeat is due, one before some end, one after. */
  readonly strain: boolean;
  /** Events around a restart of the service, after it what the inputs exclude as well. */
  readonly restart: boolean;
}

/** How many events come at most while a chain reads its pages. */
const WHILE_READING = 8;

/** How many events come while a callback's repeat is due. */
export const WHILE_FAILING = 2;

const none: EventPlan = {
  first: false,
  close: 0,
  burst: false,
  reading: 0,
  others: false,
  last: false,
  strain: false,
  restart: false,
};

/** The plan of a run: events by hand are asked for twice at most. */
export const planEvents = (
  stimuli: readonly Stimulus[],
  run: {
    /** Ids of the polling triggers. */
    readonly polling: readonly string[];
    readonly hasWebhook: boolean;
    /** Some player reads lists with pages. */
    readonly readsPages: boolean;
    readonly noEvents: boolean;
    readonly canRestart: boolean;
  },
): EventPlan => {
  const { hasWebhook: last } = run;
  if (run.noEvents || stimuli.length === 0) return none;
  if (stimuli.some((s) => s.emit === 'manual')) return { ...none, first: true, last };
  const crowd = stimuli.find(
    (s) => isExcluded(s) && run.polling.some((id) => s.relations[id] === 'excluded'),
  );
  return {
    first: true,
    close: 3,
    burst: true,
    reading: run.readsPages ? WHILE_READING : 0,
    ...defined({ crowd }),
    others: stimuli.some(isOthers),
    last,
    strain: last,
    restart: run.canRestart,
  };
};

/** How many events a plan causes at most; `sizeOf` gives a stimulus's burst where the configuration does. */
export const countEvents = (
  { first, close, burst, reading, crowd, others, last, strain, restart }: EventPlan,
  stimuli: readonly Stimulus[],
  sizeOf: (stimulus: Stimulus) => number | undefined,
): number => {
  const expected = stimuli.filter(isExpected);
  const excluded = stimuli.filter(isExcluded).length;
  const bursts = expected.reduce((sum, s) => sum + (sizeOf(s) ?? MOST), 0);
  return (
    (first ? expected.length + excluded : 0) +
    (burst ? excluded + bursts : 0) +
    (restart ? excluded : 0) +
    (others ? stimuli.filter(isOthers).length : 0) +
    (crowd === undefined ? 0 : expected.length + (sizeOf(crowd) ?? MOST)) +
    expected.length *
      (close + reading + (last ? 1 : 0) + (strain ? WHILE_FAILING + 3 : 0) + (restart ? 2 : 0))
  );
};
