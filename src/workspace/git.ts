import { execFile } from 'node:child_process';
import { posix } from 'node:path';
import { UsageError } from '../errors.ts';
import type { World } from '../world.ts';

const LARGEST = 20_000_000;
const TIMEOUT = 30_000;

/** Where Git is called. */
export type GitWorld = Pick<World, 'cwd' | 'env' | 'signal'>;

/** A file or folder of a revision, as Git writes it: `main:connector/apiDefinition.swagger.json`. */
export interface GitPath {
  readonly revision: string;
  /** From the root of the repository; from the working folder where it begins with `./`; without a slash at its end. */
  readonly path: string;
}

/** What an argument names in Git; undefined where it names nothing there. */
export const gitPathOf = (argument: string): GitPath | undefined => {
  const [, revision = '', path = ''] = /^([^:]+):(.*)$/s.exec(argument) ?? [];
  // A drive of Windows; an option in disguise.
  if (revision === '' || /^[A-Za-z]$/.test(revision) || revision.startsWith('-')) return undefined;
  return { revision, path: path.replace(/\/+$/, '') };
};

/** A path of a revision for people, and for Git. */
export const gitText = ({ revision, path }: GitPath): string =>
  // Git knows the working folder as `./` only.
  `${revision}:${/(^|\/)\.{1,2}$/.test(path) ? `${path}/` : path}`;

/** What a revision that is there does not hold. */
export class NotInRevision extends UsageError {}

const isMissingPath = (reason: string): boolean =>
  /does not exist in|exists on disk, but not in/.test(reason);

const reasonOf = (error: Error & { readonly code?: unknown }, said: string): string => {
  if (error.code === 'ENOENT') return 'git is not installed';
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `it is larger than ${LARGEST / 1e6} MB`;
  const line = said.split('\n').find((l) => l.startsWith('fatal:') || l.startsWith('error:')) ?? '';
  const reason = line.replace(/^(fatal|error): /, '').replace(/\.$/, '') || error.message;
  return /invalid object name|valid object name|bad revision|unknown revision/i.test(reason)
    ? `${reason}; fetch that revision first (a checkout of a build often has one commit only)`
    : reason;
};

const git = (args: readonly string[], at: GitPath, world: GitWorld): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    execFile(
      'git',
      args,
      {
        cwd: world.cwd,
        // What Git says is read below.
        env: { ...world.env, LC_ALL: 'C' },
        signal: world.signal,
        encoding: 'buffer',
        maxBuffer: LARGEST,
        timeout: TIMEOUT,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        if (error === null) {
          resolve(stdout);
          return;
        }
        const reason = reasonOf(error, stderr.toString('utf8'));
        const Problem = isMissingPath(reason) ? NotInRevision : UsageError;
        reject(new Problem(`Cannot read "${gitText(at)}": ${reason}`, { cause: error }));
      },
    );
  });

/** Whether a path of a revision is a folder. */
export const isGitFolder = async (at: GitPath, world: GitWorld): Promise<boolean> =>
  (await git(['cat-file', '-t', gitText(at)], at, world)).toString('utf8').trim() === 'tree';

/** The bytes of a file of a revision, as they were committed. */
export const readGitFile = (at: GitPath, world: GitWorld): Promise<Buffer> =>
  git(['show', '--no-textconv', '--no-ext-diff', gitText(at)], at, world);

/** Paths of the files below a folder of a revision, from that folder. */
export const listGitFolder = async (at: GitPath, world: GitWorld): Promise<readonly string[]> =>
  (await git(['ls-tree', '-r', '-z', '--full-tree', '--name-only', gitText(at)], at, world))
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');

/** A path of a revision as seen from the root of the repository. */
export const pathFromRoot = async (at: GitPath, world: GitWorld): Promise<string> => {
  if (!/^\.{1,2}(\/|$)/.test(at.path)) return posix.normalize(`${at.path}/`);
  const prefix = (await git(['rev-parse', '--show-prefix'], at, world)).toString('utf8').trim();
  return posix.normalize(`${prefix}${at.path}/`);
};
