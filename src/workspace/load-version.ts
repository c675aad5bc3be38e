import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { NamedDocument } from '../diff/pair-documents.ts';
import { HarnessError, UsageError } from '../errors.ts';
import { findDefinitions } from './find-definitions.ts';
import { gitPathOf, NotInRevision, pathFromRoot, type GitPath, type GitWorld } from './git.ts';
import { loadDefinition } from './load-definitions.ts';
import { loadRevision } from './load-revision.ts';
import type { LoadedVersion } from './version.ts';

const loadFromDisk = async (argument: string, isFolder: boolean, cwd: string): Promise<LoadedVersion> => {
  const root = resolve(cwd, argument);
  const documents: NamedDocument[] = [];
  const failures: HarnessError[] = [];
  const unread: string[] = [];
  for (const path of await findDefinitions([argument], cwd)) {
    const name = relative(isFolder ? root : cwd, path).replaceAll(sep, '/');
    try {
      documents.push({ name, document: await loadDefinition(path, cwd) });
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      failures.push(error);
      unread.push(name);
    }
  }
  return { documents, failures, unread, isFolder };
};

/**
 * Reads one version of definitions: a file or folder, or REV:PATH for one of a revision of Git. What is there on the
 * disk goes before what Git knows.
 */
export const loadVersion = async (argument: string, world: GitWorld): Promise<LoadedVersion> => {
  const found = await stat(resolve(world.cwd, argument)).catch(() => undefined);
  if (found !== undefined) return loadFromDisk(argument, found.isDirectory(), world.cwd);
  const at = gitPathOf(argument);
  if (at !== undefined) return loadRevision(at, world);
  throw new UsageError(
    `Cannot read "${argument}": no such file or folder; a version of Git is named REV:PATH, as in main:connector`,
  );
};

const placeOf = (argument: string, revision: string, { cwd }: GitWorld): GitPath => {
  const path = relative(cwd, resolve(cwd, argument)).replaceAll(sep, '/');
  return { revision, path: path.startsWith('..') ? path : `./${path}` };
};

/**
 * Reads the older version. What its revision does not have, though it names the place of the newer one, is a version
 * without definitions: the connector is new. Any other place that is not there is a mistake.
 */
export const loadFormerVersion = async (
  argument: string,
  newer: string,
  world: GitWorld,
): Promise<LoadedVersion> => {
  try {
    return await loadVersion(argument, world);
  } catch (error) {
    const old = gitPathOf(argument);
    if (!(error instanceof NotInRevision) || old === undefined) throw error;
    const now = gitPathOf(newer) ?? placeOf(newer, old.revision, world);
    if ((await pathFromRoot(old, world)) !== (await pathFromRoot(now, world))) throw error;
    return { documents: [], failures: [], unread: [], isFolder: true, missing: error.message };
  }
};
