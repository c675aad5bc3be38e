import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { runCommand } from '../service/command.ts';
import { ciRevision, type Revision } from './ci.ts';

/** Where a revision is looked for. */
export interface RevisionWorld {
  /** A folder of the working tree. */
  readonly folder: string;
  /** What has to be committed even where git does not know it yet. */
  readonly published?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** A revision, and what is worth saying of it: uncommitted changes. */
export interface FoundRevision extends Revision {
  readonly warnings: readonly string[];
}

/** A revision that can be published: it has a version. */
export interface KnownRevision extends FoundRevision {
  readonly version: string;
}

const git = async (args: readonly string[], world: RevisionWorld): Promise<string | undefined> => {
  try {
    const { code, stdout } = await runCommand(['git', ...args], { ...world, timeout: 10_000 });
    const text = stdout.trim();
    return code === 0 ? text : undefined;
  } catch {
    // No git here, or no repository: what it would say has to be given.
    return undefined;
  }
};

const changesIn = async (world: RevisionWorld): Promise<readonly string[]> => {
  const { published } = world;
  const known = await git(['status', '--porcelain', '--untracked-files=no'], world);
  const all =
    published === undefined
      ? ''
      : await git(['status', '--porcelain', '--untracked-files=all', '--', published], world);
  const lines = [known, all].flatMap((status) => (status ?? '').split('\n')).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== '');
};

const uncommitted = (changes: readonly string[], version: string): readonly string[] =>
  changes.length === 0
    ? []
    : [
        `The working tree has ${changes.length} uncommitted change${changes.length === 1 ? '' : 's'}, which version "${version}" does not hold: ${changes
          .slice(0, 3)
          .join(', ')}${changes.length > 3 ? ' …' : ''}`,
      ];

/** Version, branch and build URL: as given, else what the continuous-integration system says, else what git says. */
export const findRevision = async (given: Revision, world: RevisionWorld): Promise<FoundRevision> => {
  const ci: Revision = ciRevision(world.env) ?? {};
  const version = given.version ?? ci.version ?? (await git(['rev-parse', 'HEAD'], world));
  const local =
    ci.version === undefined ? await git(['symbolic-ref', '--short', '--quiet', 'HEAD'], world) : undefined;
  const branch = given.branch ?? ci.branch ?? local;
  const buildUrl = given.buildUrl ?? ci.buildUrl;
  const isCommit = given.version === undefined && version !== undefined;
  return {
    ...(version === undefined || version === '' ? {} : { version }),
    ...(branch === undefined || branch === '' ? {} : { branch }),
    ...defined({ buildUrl }),
    warnings: isCommit ? uncommitted(await changesIn(world), version) : [],
  };
};

/** A revision with a version; throws UsageError with the option that gives one. */
export const requireVersion = (revision: FoundRevision, option: string): KnownRevision => {
  const { version } = revision;
  if (version !== undefined) return { ...revision, version };
  throw new UsageError(`No version: this is no git repository with a commit, so give ${option}`);
};
