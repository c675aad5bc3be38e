import { watch, type FSWatcher } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What files are like at a time: changed, if it differs later. */
export type Snapshot = ReadonlyMap<string, string>;

/** Looks at files; one that is not there is also a state. */
export const snapshotOf = async (files: readonly string[]): Promise<Snapshot> => {
  const each = files.map(async (file): Promise<[string, string]> => {
    const found = await stat(file).catch(() => undefined);
    return [file, found?.isFile() === true ? `${found.mtimeMs} ${found.size}` : 'not there'];
  });
  return new Map(await Promise.all(each));
};

const differences = (before: Snapshot, after: Snapshot): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => (before.get(file) ?? 'not there') !== (after.get(file) ?? 'not there'),
  );

/** ms without a change after which files are taken as written: an editor writes more than once. */
const SETTLES_IN = 150;

/** Calls back whenever something changes in the folders of some files, until the returned function ends it. */
const watchFolders = (files: Iterable<string>, changed: () => void): (() => void) => {
  const watchers: FSWatcher[] = [];
  for (const folder of new Set([...files].map((file) => dirname(file)))) {
    try {
      // A folder that goes away is no mistake: what was in it is then gone, too.
      watchers.push(watch(folder, changed).on('error', changed));
    } catch {
      continue;
    }
  }
  return () => watchers.forEach((watcher) => watcher.close());
};

/**
 * Waits until files are no longer as they were, and have been written to their end; gives those that changed, or none
 * where the signal came first.
 */
export const waitForChange = (
  before: Snapshot,
  look: () => Promise<Snapshot>,
  signal: AbortSignal,
): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const done = (changed: readonly string[]): void => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', abort);
      resolve(changed);
    };
    const abort = (): void => done([]);
    const compare = async (): Promise<void> => {
      const changed = differences(before, await look());
      if (changed.length > 0) done(changed);
    };
    const soon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void compare().catch(reject), SETTLES_IN);
    };
    const stop = watchFolders(before.keys(), soon);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    // What changed meanwhile told nobody.
    else soon();
  });
