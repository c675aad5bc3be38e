import { createClient } from '../client/client.ts';
import { createRecorder } from '../client/recorder.ts';
import { requireConfig } from '../config/load.ts';
import { serviceAt } from '../config/service-at.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Config } from '../model.ts';
import { createJournal } from '../scenarios/journal.ts';
import { journalFile } from '../scenarios/session.ts';
import { createCredentials } from '../service/credentials.ts';
import { namedConfigs } from '../workspace/load-configs.ts';
import type { World } from '../world.ts';

/** What `cleanup` is asked for. */
export interface CleanupOptions {
  /** Configurations: files or folders; empty: the one of the working folder. */
  readonly configs: readonly string[];
  /** Replaces `service.url`. */
  readonly url?: string;
}

const cleanOne = async (config: Config, url: string | undefined, world: World): Promise<boolean> => {
  const journal = createJournal(journalFile(config.folder));
  const entries = journal.read();
  if (entries.length === 0) {
    world.stdout('Nothing is left to clean up.\n');
    return true;
  }
  const service = url === undefined ? config.service : serviceAt(url, config.service);
  if (service === undefined)
    throw new UsageError('Nothing to clean up with: configure `service.url` or give --url');
  const credentials = createCredentials(service, {
    folder: config.folder,
    env: world.env,
    timeout: 60_000,
    signal: world.signal,
  });
  let complete = true;
  for (const entry of entries) {
    const origin = url === undefined ? entry.serviceUrl : service.address.origin;
    // Credentials go to the service of this configuration and nowhere else.
    if (new URL(origin).origin !== service.address.origin) {
      world.stdout(
        `left: ${entry.method} ${entry.target} on ${entry.serviceUrl}, which is not the configured service\n`,
      );
      complete = false;
      continue;
    }
    const connection = {
      origin: service.address.origin,
      headers: service.headers,
      credentials: credentials.get,
      renew: credentials.renew,
    };
    const client = createClient(
      connection,
      createRecorder(() => performance.now()),
      { timeout: 15_000, maxBody: 100_000, signal: world.signal },
    );
    const { response, failure } = await client.call({
      trigger: entry.trigger,
      intent: { kind: 'other', what: 'clean-up' },
      credentials: 'own',
      method: entry.method,
      target: entry.target,
      headers: [],
    });
    const gone =
      response !== undefined &&
      (Math.floor(response.status / 100) === 2 || response.status === 404 || response.status === 410);
    world.stdout(
      `${gone ? 'removed' : 'left'}: ${entry.trigger}, ${entry.method} ${entry.target}: ${response?.status ?? failure?.message ?? 'no answer'}\n`,
    );
    if (gone) journal.remove(entry);
    else complete = false;
  }
  return complete;
};

/** Deletes what earlier runs left registered; 2 where something could not be removed. */
export const cleanup = async (options: CleanupOptions, world: World): Promise<0 | 2> => {
  let complete = true;
  for (const path of namedConfigs(options.configs)) {
    const { cwd, env } = world;
    const config = await requireConfig({ cwd, env, ...defined({ path }) });
    complete = (await cleanOne(config, options.url, world)) && complete;
  }
  return complete ? 0 : 2;
};
