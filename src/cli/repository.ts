import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Repository } from '../report/reporters/reporter.ts';
import type { World } from '../world.ts';

const slashes = (path: string): string => path.replaceAll('\\', '/');

/** The nearest folder above, or the folder itself, that is a working copy of Git. */
const rootOf = (folder: string): string | undefined => {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : rootOf(above);
};

/** Where a run works, for reports whose paths start at the repository's root. */
export const repositoryOf = ({ cwd, env }: Pick<World, 'cwd' | 'env'>): Repository => {
  const folder = slashes(cwd);
  const workspace = slashes(env['GITHUB_WORKSPACE'] ?? '');
  const holds = workspace !== '' && `${folder}/`.startsWith(`${workspace.replace(/\/$/, '')}/`);
  return { folder, root: slashes(rootOf(cwd) ?? (holds ? workspace : cwd)) };
};
