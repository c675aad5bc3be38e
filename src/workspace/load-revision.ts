import { posix } from 'node:path';
import type { NamedDocument } from '../diff/pair-documents.ts';
import { HarnessError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import { decodeText, readFromFolder, type DefinitionFolder } from './definition-folder.ts';
import { definitionsAmong, isMarked, isPassedOver } from './definition-names.ts';
import {
  gitText,
  isGitFolder,
  listGitFolder,
  NotInRevision,
  readGitFile,
  type GitPath,
  type GitWorld,
} from './git.ts';
import type { LoadedVersion } from './version.ts';

const within = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

const folderOf = (at: GitPath, names: readonly string[], world: GitWorld): DefinitionFolder => {
  const inside = (name: string): GitPath => ({ ...at, path: within(at.path, name) });
  return {
    names,
    shown: (name) => gitText(inside(name)),
    read: async (name) => decodeText(await readGitFile(inside(name), world)),
  };
};

/** Where a file of a revision stands: `./a.json` is from the working folder, `a.json` from the root. */
const parentOf = ({ revision, path }: GitPath): GitPath => {
  const slash = path.lastIndexOf('/');
  return { revision, path: slash < 0 ? '' : path.slice(0, slash) };
};

const namesIn = (paths: readonly string[], folder: string): readonly string[] =>
  paths.filter((p) => posix.dirname(p) === (folder === '' ? '.' : folder)).map((p) => posix.basename(p));

const loadFolder = async (at: GitPath, world: GitWorld): Promise<LoadedVersion> => {
  const all = await listGitFolder(at, world);
  const paths = all.filter((path) => !path.split('/').some(isPassedOver));
  const folders = [...new Set(paths.map((p) => posix.dirname(p)))]
    .map((f) => (f === '.' ? '' : f))
    .toSorted();
  const documents: NamedDocument[] = [];
  const failures: HarnessError[] = [];
  const unread: string[] = [];
  for (const folder of folders) {
    const files = folderOf(
      { ...at, path: within(at.path, folder).replace(/\/$/, '') },
      namesIn(paths, folder),
      world,
    );
    const names = await definitionsAmong(files.names, async (name) => isMarked(await files.read(name)));
    for (const name of names)
      try {
        documents.push({ name: within(folder, name), document: await readFromFolder(files, name) });
      } catch (error) {
        if (!(error instanceof HarnessError)) throw error;
        failures.push(error);
        unread.push(within(folder, name));
      }
  }
  if (documents.length === 0 && failures.length === 0)
    throw new NotInRevision(`No trigger definition in folder "${gitText(at)}"`);
  return { documents, failures, unread, isFolder: true };
};

const loadFile = async (at: GitPath, world: GitWorld): Promise<LoadedVersion> => {
  const parent = parentOf(at);
  const names = namesIn(await listGitFolder(parent, world), '');
  const document: ReadDocument = await readFromFolder(
    folderOf(parent, names, world),
    posix.basename(at.path),
  );
  return { documents: [{ name: at.path, document }], failures: [], unread: [], isFolder: false };
};

/** Reads the definitions of a revision of Git, each with what stands beside it in the same revision. */
export const loadRevision = async (at: GitPath, world: GitWorld): Promise<LoadedVersion> =>
  (await isGitFolder(at, world)) ? loadFolder(at, world) : loadFile(at, world);
