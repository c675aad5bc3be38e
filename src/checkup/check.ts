import type { Config } from '../model.ts';
import type { World } from '../world.ts';

/** How something stands: `good`, `bad` (a run would fail, or mislead), `doubt` (it may), `skipped` (not to be told here). */
export type State = 'good' | 'bad' | 'doubt' | 'skipped';

/** What one check found. */
export interface Checked {
  /** What was looked at: `Node.js`. */
  readonly what: string;
  readonly state: State;
  readonly says: string;
  /** What to do about it. */
  readonly mend?: string;
}

/** What checks look at. */
export interface Checkup {
  /** The configuration, where it can be read. */
  readonly config?: Config;
  readonly world: Pick<World, 'env' | 'now' | 'signal' | 'hide'>;
}
