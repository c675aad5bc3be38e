import { dirname } from 'node:path';
import { createClient, type Client } from '../client/client.ts';
import { createRecorder } from '../client/recorder.ts';
import { requireConfig } from '../config/load.ts';
import { serviceAt } from '../config/service-at.ts';
import { checkUrl } from '../config/check-url.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Config, ServiceConfig } from '../model.ts';
import { removeLeftFolders } from '../pact/temporary-folder.ts';
import { anonymous, connectionOf } from '../scenarios/connections.ts';
import type { Journal, JournalEntry } from '../scenarios/journal.ts';
import { remove, removalOf } from '../scenarios/removal.ts';
import { createCredentials } from '../service/credentials.ts';
import { isRunning, journalsOf } from '../verification/with-journal.ts';
import { namedConfigs } from '../workspace/load-configs.ts';
import { closeStateFolder } from '../workspace/state-folder.ts';
import type { World } from '../world.ts';

/** What `cleanup` is asked for. */
export interface CleanupOptions {
  /** Configurations: files or folders; empty: the one of the working folder. */
  readonly configs: readonly string[];
  /** Replaces `service.url`. */
  readonly url?: string;
}

/** What removes entries: the configuration, and clients on the service and elsewhere. */
interface Cleaner {
  readonly config: Config;
  readonly service: ServiceConfig;
  readonly clientFor: (origin: string) => Client;
}

/** Ms for the registrations of one configuration. */
const ENDS_WITHIN = 120_000;

const cleanerOf = (config: Config, url: string | undefined, world: World): Cleaner => {
  const service = url === undefined ? config.service : serviceAt(url, config.service);
  if (service === undefined)
    throw new UsageError('Nothing to clean up with: configure `service.url` or give --url');
  const { folder } = config;
  const { env, hide, learn } = world;
  // A service may ask for any wait.
  const signal = AbortSignal.any([world.signal, AbortSignal.timeout(ENDS_WITHIN)]);
  const credentials = createCredentials(service, { folder, env, timeout: 60_000, signal, hide });
  learn(credentials.secrets);
  const recorder = createRecorder(() => performance.now());
  const limits = { timeout: 15_000, maxBody: 100_000, signal };
  return {
    config,
    service,
    clientFor: (origin) =>
      createClient(
        origin === service.address.origin ? connectionOf(service, credentials) : anonymous(origin),
        recorder,
        limits,
      ),
  };
};

/** Removes one registration; gives why it is left, or nothing where it is gone. */
const cleanEntry = async (
  entry: JournalEntry,
  run: readonly JournalEntry[],
  { config, service, clientFor }: Cleaner,
  now: number,
): Promise<{ readonly what: string; readonly why?: string }> => {
  const { trigger, at, serviceUrl } = entry;
  const what = `${trigger}, registered ${at}`;
  if (isRunning(entry, now)) return { what, why: 'its run is still going on' };
  // A Location says nothing of another service, and credentials go to this one only.
  if (new URL(serviceUrl).origin !== service.address.origin)
    return { what, why: `it is on ${serviceUrl}, which is not the configured service` };
  const removal = removalOf(entry, run, service.address, config.triggers[trigger]?.cleanup);
  if (!removal.ok) return { what, why: `${removal.why}; remove it by hand, or configure \`cleanup\`` };
  const { origin, method, target } = removal.request;
  const line = `${what}, ${method} ${origin === service.address.origin ? '' : origin}${target}`;
  const why = await remove(trigger, removal.request, clientFor(origin));
  return why === undefined ? { what: line } : { what: line, why: `it ${why}` };
};

const cleanJournal = async (journal: Journal, cleaner: () => Cleaner, world: World): Promise<boolean> => {
  const entries = journal.read();
  let left = 0;
  for (const entry of entries.filter((e) => e.gone !== true)) {
    const run = entries.filter((e) => e.run === entry.run);
    const { what, why } = await cleanEntry(entry, run, cleaner(), world.now());
    world.stdout(why === undefined ? `removed: ${what}\n` : `left: ${what}: ${why}\n`);
    if (why === undefined) journal.put({ ...entry, gone: true });
    else left += 1;
  }
  if (left > 0)
    world.stdout(
      `What is left stays in "${journal.file}"; delete that once nothing of it is there any more.\n`,
    );
  closeStateFolder(dirname(journal.file));
  return left === 0;
};

/** Deletes what earlier runs left registered, and their temporary folders; 2 where something could not be removed. */
export const cleanup = async (options: CleanupOptions, world: World): Promise<0 | 2> => {
  const { cwd, env, signal, learn } = world;
  if (options.url !== undefined) checkUrl(options.url, '--url');
  const folders = removeLeftFolders();
  for (const folder of folders) world.stdout(`removed: the temporary folder ${folder}\n`);
  let complete = true;
  let found = folders.length > 0;
  for (const path of namedConfigs(options.configs)) {
    const config = await requireConfig({ cwd, env, signal, learn, ...defined({ path }) });
    let cleaner: Cleaner | undefined;
    for (const journal of journalsOf(config.folder, env)) {
      found = true;
      const use = (): Cleaner => (cleaner ??= cleanerOf(config, options.url, world));
      complete = (await cleanJournal(journal, use, world)) && complete;
    }
  }
  if (!found) world.stdout('Nothing is left to clean up.\n');
  return complete ? 0 : 2;
};
