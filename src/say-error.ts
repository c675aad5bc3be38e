import type { World } from './world.ts';
import { HarnessError } from './errors.ts';
import { outsideReason } from './reason-of.ts';

/** What an error of the surroundings was about, as Node.js says it: `, open '/a/b'`. */
const aboutOf = (error: unknown): string =>
  error instanceof Error ? (/, \w+ '[^']*'( -> '[^']*')?$/.exec(error.message)?.[0] ?? '') : '';

/** Where our own code is; what is thrown by other code may be the configuration's. */
const OWN = new URL('.', import.meta.url).href;

/** Whether the code that threw is ours or a package's: everything but functions of a configuration. */
const isOurs = (stack: string): boolean => {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && !/node:|node_modules/.test(line));
  return frames.length === 0 || [OWN, OWN.replace('file://', '')].some((place) => frames[0]?.includes(place));
};

/** Says what was thrown: a mistake of the user or of the surroundings in a line, one of ours with its stack. */
export const sayError = (
  error: unknown,
  world: Pick<World, 'stderr' | 'version'> & { readonly what?: string },
): void => {
  if (error instanceof HarnessError) {
    world.stderr(`error: ${error.message}\n`);
    return;
  }
  const outside = outsideReason(error);
  if (outside !== undefined) {
    world.stderr(`error: ${world.what === undefined ? '' : `${world.what}: `}${outside}${aboutOf(error)}\n`);
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const unless = isOurs(stack) ? '' : ', unless they begin in a file of yours';
  world.stderr(
    `${stack}

This is a bug in triggerpact ${world.version}: please report it with the lines above${unless}
`,
  );
};
