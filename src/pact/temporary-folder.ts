import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { HarnessError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';
import { onExit } from '../service/process.ts';
import { processMark, stateOf } from '../service/process-mark.ts';

const PREFIX = 'triggerpact-run-';
const open = new Set<string>();
let isWatched = false;

const removeNow = (path: string): void => {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The next run tries again.
  }
};

/** Whatever ends this process, its folders go with it; only a kill leaves them to the next run. */
const watch = (): void => {
  if (isWatched) return;
  isWatched = true;
  onExit(() => open.forEach(removeNow));
};

/** A private folder for as long as something takes; throws HarnessError where none can be made. */
export const withTemporaryFolder = async <T>(use: (folder: string) => Promise<T>): Promise<T> => {
  watch();
  const place = tmpdir();
  const folder = await mkdtemp(join(place, `${PREFIX}${processMark}-`)).catch((cause: unknown) => {
    throw new HarnessError(
      `Cannot make a temporary folder in "${place}": ${reasonOf(cause)}; set TMPDIR (TEMP on Windows) to a folder that can be written to`,
      { cause },
    );
  });
  open.add(folder);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    open.delete(folder);
  }
};

const isOurs = (path: string): boolean => {
  try {
    const { uid } = userInfo();
    const found = lstatSync(path);
    return found.isDirectory() && (uid < 0 || found.uid === uid);
  } catch {
    return false;
  }
};

/** Removes the folders that killed runs of this user on this machine left; gives the names of those that it removed. */
export const removeLeftFolders = (place = tmpdir()): readonly string[] => {
  let names: readonly string[];
  try {
    names = readdirSync(place);
  } catch {
    return [];
  }
  const left = names.filter((name) => {
    const [, mark] = /^triggerpact-run-(\d+-[0-9a-f]{8})-[^/]+$/.exec(name) ?? [];
    return mark !== undefined && stateOf(mark) === 'ended' && isOurs(join(place, name));
  });
  for (const name of left) removeNow(join(place, name));
  return left;
};
