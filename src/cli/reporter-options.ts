import { fileURLToPath, pathToFileURL } from 'node:url';
import { defined } from '../defined.ts';
import type { ReporterOptions } from '../report/reporters/reporter.ts';
import { publishedPages, readPackage } from '../workspace/read-package.ts';
import type { World } from '../world.ts';
import { usesColor } from '../report/reporters/paint.ts';
import { repositoryOf } from './repository.ts';

/** The folder of the rules' pages, which the package holds. */
const rulePages = pathToFileURL(fileURLToPath(new URL('../../../docs/rules/', import.meta.url))).href;

const knowsLinks = async (world: World): Promise<boolean> =>
  world.isTerminal && usesColor(world) && (await import('supports-hyperlinks')).default.stdout;

/** What a reporter is told of the place that its text goes to: a file has no colours and no width. */
export const reporterOptionsOf = async (
  { file, verbose }: { readonly file?: string; readonly verbose: boolean },
  world: World,
): Promise<ReporterOptions> => {
  const repository = repositoryOf(world);
  const published = defined({ publishedPages: publishedPages(readPackage()) });
  if (file !== undefined) return { color: false, verbose, repository, ...published };
  return {
    color: usesColor(world),
    verbose,
    repository,
    ...published,
    ...defined({ columns: world.isTerminal ? world.columns : undefined }),
    ...((await knowsLinks(world)) ? { rulePages } : {}),
  };
};
