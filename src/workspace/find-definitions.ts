import { readdirSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { UsageError } from '../errors.ts';
import { definitionsAmong, isMarked, isPassedOver } from './definition-names.ts';
import { isInside } from './is-inside.ts';

const LARGEST = 20_000_000;

const hasMark = async (path: string): Promise<boolean> => {
  const found = await stat(path);
  return found.isFile() && found.size <= LARGEST && isMarked(await readFile(path, 'utf8'));
};

/** Whether a link leads to a file that the walk through the folder does not meet by itself. */
const leadsElsewhere = async (path: string, folder: string): Promise<boolean> => {
  const target = await realpath(path).catch(() => undefined);
  return target !== undefined && !isInside(target, await realpath(folder)) && (await stat(target)).isFile();
};

/** Definitions of a folder and those below it: whatever is customary in name or is one by what is in it. */
const inFolder = async (folder: string, top = folder): Promise<string[]> => {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    const isLinked = entry.isSymbolicLink() && (await leadsElsewhere(join(folder, entry.name), top));
    if (entry.isFile() || isLinked) files.push(entry.name);
  }
  const names = await definitionsAmong(files, (name) => hasMark(join(folder, name)));
  const found = names.map((name) => join(folder, name));
  for (const entry of entries)
    if (entry.isDirectory() && !isPassedOver(entry.name))
      found.push(...(await inFolder(join(folder, entry.name), top)));
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
      `No trigger definition in folder "${pattern}": expected apiDefinition.swagger.json, *.swagger.json, openapi.yaml, *_openapidefinition.json, or any JSON or YAML file with "swagger" or "openapi"`,
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
