import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';

/** The names under which a configuration is found. */
export const CONFIG_NAMES = [
  'triggerpact.yaml',
  'triggerpact.yml',
  'triggerpact.json',
  'triggerpact.config.ts',
  'triggerpact.config.mts',
  'triggerpact.config.js',
  'triggerpact.config.mjs',
];

const inFolder = async (folder: string): Promise<string | undefined> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new UsageError(`Cannot look for a configuration in "${folder}": ${reasonOf(cause)}`, { cause });
  });
  const present = new Set(names);
  const found = CONFIG_NAMES.filter((n) => present.has(n));
  if (found.length > 1)
    throw new UsageError(
      `Found ${found.map((f) => `"${f}"`).join(' and ')}: keep one, or name one with --config`,
    );
  return found[0] === undefined ? undefined : join(folder, found[0]);
};

/** The absolute path of the configuration: the given file, or the one in the given or working folder. */
export const findConfig = async (cwd: string, path?: string): Promise<string | undefined> => {
  if (path === undefined) return inFolder(cwd);
  const absolute = resolve(cwd, path);
  const found = await stat(absolute).catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === 'ENOENT' ? 'no such file' : reasonOf(cause);
    throw new UsageError(`Cannot read configuration "${path}": ${why}`, { cause });
  });
  if (!found.isDirectory()) return absolute;
  const inside = await inFolder(absolute);
  if (inside === undefined)
    throw new UsageError(
      `No triggerpact.yaml in "${path}": "triggerpact init" writes one in the working folder`,
    );
  return inside;
};

/** How a file is shown to people: relative to the working folder where it is below it. */
export const shownPath = (cwd: string, absolute: string): string => {
  const path = relative(cwd, absolute).replaceAll(sep, '/');
  return path === '' ? basename(absolute) : path.startsWith('..') ? absolute : path;
};
