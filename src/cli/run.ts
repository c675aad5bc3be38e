import type { ExitCode } from '../report/exit.ts';
import { sayError } from '../say-error.ts';
import type { World } from '../world.ts';

/** Runs one command line; the exit code is the verdict. */
export const run = async (argv: readonly string[], world: World): Promise<ExitCode> => {
  // Machines ask for the version often: nothing is loaded for it.
  if (argv[0] === '--version' || argv[0] === '-v') {
    world.stdout([world.version, ...(world.platform?.() ?? []), ''].join('\n'));
    return 0;
  }
  try {
    const { runProgram } = await import('./program.ts');
    return await runProgram(argv, world);
  } catch (error) {
    sayError(error, world);
    return 2;
  }
};
