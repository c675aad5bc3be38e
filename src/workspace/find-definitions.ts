import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { UsageError } from '../errors.ts';
import { definitionsAmong, isMarked, isPassedOver } from './definition-names.ts';

const LARGEST = 20_000_000;

const hasMark = async (path: string): Promise<boolean> => {
  const found = await stat(path);
  return found.isFile() && found.size <= LARGEST && isMarked(await readFile(path, 'utf8'));
};

/** Definitions of a folder and those below it: by their usual names, else by what is in them. */
const inFolder = async (folder: string): Promise<string[]> => {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const files = entries.filter((e) => e.isFile()).map((e) => e.name);
  const names = await definitionsAmong(files, (name) => hasMark(join(folder, name)));
  const found = names.map((name) => join(folder, name));
  for (const entry of entries)
    if (entry.isDirectory() && !isPassedOver(entry.name))
      found.push(...(await inFolder(join(folder, entry.name))));
  return found;
};

const matching = async (pattern: string, from: string): Promise<string[]> => {
  const path = resolve(from, pattern);
  // A name may hold brackets or braces of its own; only what is not there is taken for a glob.
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory() === true) {
    const inside = await inFolder(path);
    if (inside.length > 0) return inside;
    throw new UsageError(
      `No trigger definition in folder "${pattern}": expected apiDefinition.swagger.json, *.swagger.json or openapi.yaml`,
    );
  }
  if (found !== undefined) return [path];
  if (!/[*?[\]{}()!]/.test(pattern))
    throw new UsageError(`Cannot read definition "${pattern}": no such file`);
  const matches = await glob(pattern, { cwd: from, absolute: true, ignore: ['**/node_modules/**'] });
  if (matches.length > 0) return matches.toSorted();
  throw new UsageError(`No file matches "${pattern}"`);
};

/** Absolute paths of the definitions that files, folders and globs name; each once. */
export const findDefinitions = async (
  patterns: readonly string[],
  from: string,
): Promise<readonly string[]> => {
  const found = await Promise.all(patterns.map((pattern) => matching(pattern, from)));
  return [...new Set(found.flat().map((path) => resolve(path)))];
};
