import { sayError } from '../say-error.ts';
import type { World } from '../world.ts';

/** Takes what was thrown where nobody waits for it. */
export interface Exceptions {
  readonly take: (error: unknown) => void;
  readonly happened: () => boolean;
}

/** What is thrown on and on would fill the terminal. */
const TOLD = 3;

/** Tells the first exceptions that nobody caught, and ends the run on the first: once, however many follow. */
export const watchExceptions = (
  world: Pick<World, 'stderr' | 'version'>,
  end: (reason: unknown) => void,
): Exceptions => {
  let count = 0;
  return {
    take(error) {
      count += 1;
      if (count <= TOLD) sayError(error, world);
      else if (count === TOLD + 1) world.stderr('More exceptions follow, and are not told\n');
      end(error);
    },
    happened: () => count > 0,
  };
};
