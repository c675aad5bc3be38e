import { setInterval as every } from 'node:timers/promises';
import { defined } from '../defined.ts';
import { DocumentError, UsageError } from '../errors.ts';
import { announcement } from '../mock/announcement.ts';
import { configurationFor } from '../mock/configuration.ts';
import { planTrigger } from '../mock/core/plan.ts';
import type { JsonObject } from '../json.ts';
import type { Shown } from '../mock/dashboard/page.ts';
import { faultLines, faultNamed, rulesOf } from '../mock/fault-named.ts';
import { behaviourWith, type MockFault } from '../mock/faults/fault.ts';
import { CONTROL } from '../mock/server/control.ts';
import type { MockServer } from '../mock/server/server.ts';
import type { ReadDocument, TriggerDefinition } from '../model.ts';
import { loadOfflineConfigs } from '../workspace/load-configs.ts';
import { loadNamed } from '../workspace/load-definitions.ts';
import { sayWarnings } from '../workspace/say-warnings.ts';
import { writeConfiguration } from '../workspace/write-configuration.ts';
import type { World } from '../world.ts';

/** What `mock` is asked for. */
export interface MockCommandOptions {
  /** Files, folders or globs; empty: those of the configuration. */
  readonly definitions: readonly string[];
  /** Configurations: files or folders; empty: the one of the working folder, if there is one. */
  readonly configs: readonly string[];
  readonly host: string;
  /** 0 is any free port. */
  readonly port: number;
  /** Makes ids and tokens repeatable. */
  readonly seed: string;
  readonly key: string;
  /** ms between two events; absent: none come by themselves. */
  readonly every?: number;
  /** Name of the fault to show. */
  readonly fault?: string;
  /** Serve a page that shows what happens. */
  readonly dashboard: boolean;
  /** Only list the faults. */
  readonly faults: boolean;
  /** Folder that takes a `triggerpact.yaml`. */
  readonly init?: string;
}

const load = async (options: MockCommandOptions, world: World): Promise<readonly ReadDocument[]> => {
  const [config] = options.definitions.length > 0 ? [undefined] : await loadOfflineConfigs(options, world);
  const { documents, failures } = await loadNamed(options.definitions, config, world.cwd);
  if (failures[0] !== undefined) throw failures[0];
  sayWarnings(documents, world);
  const ids = documents.flatMap((d) => d.triggers).map((t) => t.id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw new UsageError(
      `The operationId "${twice}" names two triggers: one mock is one service, so name one definition`,
    );
  if (ids.length === 0) throw new UsageError('There is nothing to mock: the definition has no trigger');
  return documents;
};

/** The triggers that can be served; what is wrong with another is said. */
const served = (documents: readonly ReadDocument[], world: World): readonly TriggerDefinition[] =>
  documents
    .flatMap((d) => d.triggers)
    .filter((trigger) => {
      try {
        planTrigger(trigger);
        return true;
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
        world.stderr(`${trigger.id} is not served: ${error.message}\n`);
        return false;
      }
    });

const causeEvents = async (server: MockServer, options: MockCommandOptions, world: World): Promise<void> => {
  const cause = (): void => world.stdout(`Event ${server.mock.emit({}).token}\n`);
  const stop = world.onEnter?.(cause);
  if (stop !== undefined) world.stdout('Enter causes an event, Ctrl-C ends the mock.\n');
  try {
    if (options.every !== undefined)
      for await (const _ of every(options.every, undefined, { signal: world.signal })) cause();
    else
      await new Promise<void>((done) => world.signal.addEventListener('abort', () => done(), { once: true }));
  } catch (error) {
    if (!world.signal.aborted) throw error;
  } finally {
    stop?.();
  }
};

const shownOf = (documents: readonly ReadDocument[], fault: MockFault | undefined): Shown => ({
  title: [...new Set(documents.map((d) => d.title))].join(', '),
  ...(fault === undefined
    ? {}
    : { fault: { name: fault.name, description: fault.description, rules: rulesOf(fault) } }),
});

/** Serves a mock of definitions until it is interrupted. */
export const mock = async (options: MockCommandOptions, world: World): Promise<0> => {
  if (options.faults) {
    world.stdout(`${faultLines().join('\n')}\n`);
    return 0;
  }
  const { startMockServer } = await import('../mock/server/server.ts');
  const documents = await load(options, world);
  const triggers = served(documents, world);
  const fault = options.fault === undefined ? undefined : faultNamed(options.fault, triggers);
  const { host, port, seed, key, init } = options;
  const behaviour = fault === undefined ? undefined : behaviourWith(fault);
  const shown = options.dashboard ? shownOf(documents, fault) : undefined;
  const server = await startMockServer(triggers, {
    host,
    port,
    seed,
    key,
    ...defined({ behaviour, dashboard: shown }),
  });
  try {
    const { url } = server;
    if (init !== undefined) {
      const make = (pathOf: (file: string) => string): JsonObject =>
        configurationFor(triggers, { url, key, definitions: documents.map((d) => pathOf(d.file)) });
      await writeConfiguration(init, make, world);
    }
    const dashboard = shown === undefined ? undefined : `${url}${CONTROL}`;
    world.stdout(announcement({ triggers, url, key, ...defined({ fault, dashboard }) }));
    if (!world.signal.aborted) await causeEvents(server, options, world);
  } finally {
    await server.close();
  }
  return 0;
};
