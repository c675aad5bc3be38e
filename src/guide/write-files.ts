import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeWhole } from '../config/write-whole.ts';
import { UsageError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';
import type { World } from '../world.ts';

/** Files by their path from the working folder. */
export type Files = Readonly<Record<string, string>>;

/** Refuses to replace files, unless they would stay as they are; `force` lets it happen. */
export const requireFree = (files: Files, force: boolean, { cwd }: Pick<World, 'cwd'>): void => {
  const taken = Object.entries(files).filter(([path, text]) => {
    const absolute = resolve(cwd, path);
    return existsSync(absolute) && readFileSync(absolute, 'utf8') !== text;
  });
  if (taken.length === 0 || force) return;
  const names = taken.map(([path]) => `"${path}"`).join(', ');
  throw new UsageError(
    `Nothing is written: ${names} would be replaced; move it away, or overwrite with --force`,
  );
};

/** Writes files, each whole; throws UsageError where one cannot be written. */
export const writeFiles = (files: Files, { cwd }: Pick<World, 'cwd'>): void => {
  for (const [path, text] of Object.entries(files))
    try {
      writeWhole(resolve(cwd, path), text);
    } catch (cause) {
      throw new UsageError(`Cannot write "${path}": ${reasonOf(cause)}`, { cause });
    }
};
