import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../config/make-folder.ts';
import { UsageError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';

/** Where a run keeps what must outlive it. */
export interface StateFolder {
  /** Absolute path. */
  readonly path: string;
  /** It is not beside the configuration, for this reason. */
  readonly elsewhere?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const NAME = '.triggerpact';

const userFolder = (env: Environment): string => {
  const given = env['XDG_STATE_HOME'] ?? env['LOCALAPPDATA'] ?? '';
  return given === '' ? join(env['HOME'] ?? homedir(), '.local', 'state') : given;
};

/** The folder of a configuration that lies where nothing can be written: one for each, with the user's other state. */
const elsewhere = (folder: string, env: Environment): string =>
  join(userFolder(env), 'triggerpact', createHash('sha256').update(folder).digest('hex').slice(0, 16));

/** Every folder that may hold what earlier runs of a configuration left, whether it is there or not. */
export const stateFolders = (folder: string, env: Environment): readonly string[] => [
  join(folder, NAME),
  elsewhere(folder, env),
];

/** Makes a state folder for the user alone, which git ignores. */
export const makeStateFolder = (path: string): void => {
  makeFolder(path, 0o700);
  // A folder that is there already may be open to others.
  chmodSync(path, 0o700);
  writeFileSync(join(path, '.gitignore'), '*\n', { mode: 0o600 });
};

const isClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));

/**
 * Makes the folder `.triggerpact` of a configuration, for the user alone and ignored by git; where nothing can be written
 * there, one among the user's own state. Throws UsageError where neither can be made.
 */
export const openStateFolder = (folder: string, env: Environment): StateFolder => {
  const [beside = '', other = ''] = stateFolders(folder, env);
  try {
    makeStateFolder(beside);
    return { path: beside };
  } catch (cause) {
    if (!isClosed(cause))
      throw new UsageError(
        `Cannot keep a journal in "${beside}": ${reasonOf(cause)}; it has to be a folder that can be written to`,
        { cause },
      );
    try {
      makeStateFolder(other);
    } catch (error) {
      throw new UsageError(
        `Cannot keep a journal in "${beside}" (${reasonOf(cause)}), nor in "${other}" (${reasonOf(error)}); set XDG_STATE_HOME to a folder that can be written to`,
        { cause: error },
      );
    }
    return { path: other, elsewhere: reasonOf(cause) };
  }
};

/** Removes a state folder that holds nothing any more. */
export const closeStateFolder = (path: string): void => {
  try {
    if (readdirSync(path).some((name) => name !== '.gitignore')) return;
    rmSync(join(path, '.gitignore'), { force: true });
    rmdirSync(path);
  } catch {
    // Another run's, or gone already.
  }
};
