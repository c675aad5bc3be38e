import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, ReportNote, ServiceConfig } from '../model.ts';
import { createJournal, type Journal, type JournalEntry } from '../scenarios/journal.ts';
import { processMark, stateOf } from '../service/process-mark.ts';
import { closeStateFolder, openStateFolder, stateFolders } from '../workspace/state-folder.ts';
import type { World } from '../world.ts';

/** The longest that a run may last, in ms: an older one has ended, whoever has its process number now. */
const LONGEST = 25 * 3_600_000;

/** Whether the run of another process that made an entry is still going on. */
export const isRunning = ({ by, at }: JournalEntry, now: number): boolean =>
  by !== processMark && stateOf(by) === 'running' && now - Date.parse(at) < LONGEST;

/** The journals of a configuration that are there: beside it, and among the user's own state. */
export const journalsOf = (folder: string, env: World['env']): readonly Journal[] =>
  stateFolders(folder, env)
    .map((path) => join(path, 'journal.json'))
    .filter((file) => existsSync(file))
    .map(createJournal);

const noteOf = (journal: Journal, service: ServiceConfig, now: number): readonly ReportNote[] => {
  const left = journal
    .read()
    .filter(
      (e) => e.gone !== true && !isRunning(e, now) && new URL(e.serviceUrl).origin === service.address.origin,
    );
  if (left.length === 0) return [];
  const what = left.length === 1 ? 'A subscription' : `${left.length} subscriptions`;
  const triggers = [...new Set(left.map((e) => e.trigger))].join(', ');
  return [
    {
      message: `${what} of ${triggers} that an earlier run made may still be on the service and disturb this one: run \`triggerpact cleanup\` ("${journal.file}")`,
    },
  ];
};

/**
 * Gives a run the journal of what it registers, and what earlier runs left, in words. Throws UsageError before anything
 * is sent where no journal can be kept, or an earlier one cannot be read.
 */
export const withJournal = async <T>(
  { folder }: Pick<Config, 'folder'>,
  service: ServiceConfig,
  world: Pick<World, 'env' | 'stderr' | 'now'>,
  use: (journal: Journal, left: readonly ReportNote[]) => Promise<T>,
): Promise<T> => {
  const left = journalsOf(folder, world.env).flatMap((journal) => noteOf(journal, service, world.now()));
  for (const { message } of left) world.stderr(`warning: ${message}\n`);
  const { path, elsewhere } = openStateFolder(folder, world.env);
  if (elsewhere !== undefined)
    world.stderr(`what is registered is noted in "${path}": beside the configuration, ${elsewhere}\n`);
  try {
    return await use(createJournal(join(path, 'journal.json')), left);
  } finally {
    closeStateFolder(path);
  }
};
