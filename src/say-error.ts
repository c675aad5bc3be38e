import type { World } from './world.ts';
import { HarnessError } from './errors.ts';

/** Says what was thrown: a mistake of the user in a line, one of ours with its stack. */
export const sayError = (error: unknown, world: Pick<World, 'stderr' | 'version'>): void => {
  if (error instanceof HarnessError) {
    world.stderr(`error: ${error.message}\n`);
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  world.stderr(
    `${stack}

This is a bug in triggerpact ${world.version}: please report it with the lines above
`,
  );
};
