import * as fc from 'fast-check';
import { wordsOf, type Schedule } from './schedule.ts';

/** Schedules that are tried at most to shorten one that breaks a rule. */
export const MOST_SHRINKS = 30;

/** Which schedules are played. */
export interface Search {
  readonly schedules: fc.Arbitrary<Schedule>;
  readonly runs: number;
  readonly seed: number;
  /** Of an earlier search with that seed: only the schedule that it found. */
  readonly path?: string;
  readonly signal: AbortSignal;
}

/** The shortest schedule that was found to break what the first one broke. */
export interface Counterexample<T> {
  readonly schedule: Schedule;
  readonly played: T;
  /** Which schedule broke it first, from 1. */
  readonly run: number;
  /** Plays it again, together with the seed. */
  readonly path: string;
}

/** A play of a schedule, and what it broke. */
export interface Played {
  /** Names of what was broken; empty where nothing was. */
  readonly broken: readonly string[];
}

/** The schedules that a search will play before it shrinks anything. */
export const planned = ({ schedules, runs, seed, path }: Omit<Search, 'signal'>): readonly Schedule[] =>
  fc.sample(schedules, { seed, numRuns: path === undefined ? runs : 1, path: path ?? '' });

/**
 * Plays schedules until one breaks something, and then shorter ones that break the same. `play` is told whether a schedule
 * has broken something before; what it throws ends the search. The first play of a schedule counts, also for its twins.
 */
export const search = async <T extends Played>(
  { schedules, runs, seed, path, signal }: Search,
  play: (schedule: Schedule, isAgain: boolean) => Promise<T>,
): Promise<Counterexample<T> | undefined> => {
  const failures = new Map<string, T>();
  const passed = new Set<string>();
  let wanted: readonly string[] | undefined;
  let shrinks = 0;
  const stopped: unknown[] = [];
  const breaks = async (schedule: Schedule): Promise<boolean> => {
    const key = wordsOf(schedule);
    if (failures.has(key)) return true;
    if (schedule.length === 0 || passed.has(key) || signal.aborted || stopped.length > 0) return false;
    if (wanted !== undefined && (shrinks += 1) > MOST_SHRINKS) return false;
    const played = await play(schedule, wanted !== undefined || path !== undefined);
    const isSame = wanted === undefined || played.broken.some((b) => wanted?.includes(b));
    if (signal.aborted || played.broken.length === 0 || !isSame) {
      passed.add(key);
      return false;
    }
    if (wanted === undefined) {
      wanted = played.broken;
      // What came before may have left something on the service that makes it break now.
      passed.clear();
    }
    failures.set(key, played);
    return true;
  };
  const property = fc.asyncProperty(schedules, async (schedule) => {
    try {
      return !(await breaks(schedule));
    } catch (error) {
      stopped.push(error);
      return true;
    }
  });
  const options = path === undefined ? { numRuns: runs } : { numRuns: 1, path, endOnFailure: true };
  const found = await fc.check(property, { ...options, seed });
  const schedule = found.counterexample?.[0];
  const played = schedule === undefined ? undefined : failures.get(wordsOf(schedule));
  if (schedule !== undefined && played !== undefined)
    return { schedule, played, run: found.numRuns, path: found.counterexamplePath ?? '' };
  if (stopped.length > 0) throw stopped[0];
  return undefined;
};
