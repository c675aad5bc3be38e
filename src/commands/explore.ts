import { randomInt } from 'node:crypto';
import { defined } from '../defined.ts';
import type { Profile, Report } from '../model.ts';
import { exploreService } from '../verification/explore-service.ts';
import { prepare } from '../verification/prepare.ts';
import type { World } from '../world.ts';

/** What `explore` is asked for. */
export interface ExploreOptions {
  /** Configuration; undefined: the one of the working folder. */
  readonly config?: string;
  /** Replaces `service.url`. */
  readonly url?: string;
  /** Only these triggers; empty: all. */
  readonly triggers: readonly string[];
  /** How many schedules are played. */
  readonly runs: number;
  /** Repeats the schedules of an earlier run. */
  readonly seed?: number;
  /** With the seed of an earlier run: only the schedule that it found. */
  readonly path?: string;
  /** Replaces `profile`. */
  readonly profile?: Profile;
}

const SEEDS = 2 ** 31;

/** Plays random schedules against one configured service, judges each, and shrinks the first that breaks a rule. */
export const explore = async (options: ExploreOptions, world: World): Promise<Report> => {
  const { config, url, triggers, runs, path, profile } = options;
  const asked = { configs: [], triggers, noEvents: false, noPact: true, ...defined({ url, profile }) };
  const input = await prepare(config, asked, world);
  const { seed = randomInt(SEEDS) } = options;
  return exploreService(input, { runs, seed, ...defined({ path, profile }) }, world);
};
