import { silent } from '../progress.ts';
import type { World } from '../world.ts';
import { flag } from './option.ts';

/** No progress. */
export const quietOption = flag('tell nothing of what is going on, only mistakes and the report');

/** A world that tells nothing of what is going on, where that is asked for. */
export const quietly = (isQuiet: boolean, world: World): World =>
  isQuiet ? { ...world, progress: silent } : world;
