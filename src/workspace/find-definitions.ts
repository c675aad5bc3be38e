import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { UsageError } from '../errors.ts';

const NAMED = [
  /^api-?_?def[ie]nition.*\.json$/i,
  /[.-]swagger\.(json|ya?ml)$/i,
  /^(openapi|swagger)([.-].*)?\.(json|ya?ml)$/i,
  /\.openapi\.(json|ya?ml)$/i,
];
const PASSED_OVER = new Set(['node_modules', '.git', 'dist', 'coverage']);
const NEVER = /^(api-?properties|settings|package(-lock)?|tsconfig)\b.*\.json$/i;
/** The key as it stands in a document, so that a definition under any name is found. */
const MARKED = /^\s*["']?(swagger|openapi)["']?\s*:\s*["']?[23]\./m;
const LARGEST = 20_000_000;

const isMarked = async (path: string): Promise<boolean> => {
  if ((await stat(path)).size > LARGEST) return false;
  const text = await readFile(path, 'utf8');
  return MARKED.test(text) || /[{,]\s*"(swagger|openapi)"\s*:\s*"[23]\./.test(text);
};

/** Definitions of a folder and those below it: by their usual names, else by what is in them. */
const inFolder = async (folder: string): Promise<string[]> => {
  const entries = (await readdir(folder, { withFileTypes: true })).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const files = entries.filter((e) => e.isFile()).map((e) => e.name);
  const named = files.filter((name) => NAMED.some((pattern) => pattern.test(name)));
  const found = named.map((name) => join(folder, name));
  if (named.length === 0)
    for (const name of files.filter((n) => /\.(json|ya?ml)$/i.test(n) && !NEVER.test(n)))
      if (await isMarked(join(folder, name))) found.push(join(folder, name));
  for (const entry of entries)
    if (entry.isDirectory() && !PASSED_OVER.has(entry.name))
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
