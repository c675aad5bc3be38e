import { shownPath } from '../config/find.ts';
import type { ExitCode } from '../report/exit.ts';
import type { Reads } from '../workspace/watched-files.ts';
import type { World } from '../world.ts';
import { flag } from './option.ts';

/** Again and again. */
export const watchOption = flag('run again when the configuration, a definition or a contract changes');

/** Runs once, or whenever something changes of what is read, until an interrupt; gives what the last run gave. */
export const watched = async (
  isWatching: boolean,
  reads: Reads,
  world: World,
  run: () => Promise<ExitCode>,
): Promise<ExitCode> => {
  if (!isWatching) return run();
  const [{ watchedFiles }, { snapshotOf, waitForChange }] = await Promise.all([
    import('../workspace/watched-files.ts'),
    import('../workspace/wait-for-change.ts'),
  ]);
  const known = new Set<string>();
  const look = async () => {
    // What a configuration named before it broke is still looked at.
    for (const file of await watchedFiles(reads, world)) known.add(file);
    return snapshotOf([...known]);
  };
  for (;;) {
    const before = await look();
    const code = await run();
    if (world.signal.aborted) return code;
    world.progress.step('waiting for changes; Ctrl-C ends');
    const changed = await waitForChange(before, look, world.signal);
    if (changed.length === 0) return code;
    const names = changed.map((file) => `"${shownPath(world.cwd, file)}"`).join(', ');
    world.progress.step(`changed: ${names}`);
  }
};
