import { defined } from '../defined.ts';
import { removeLeftFolders } from '../pact/temporary-folder.ts';
import type { ContractTrigger, ReportNote } from '../model.ts';
import type { Journal } from '../scenarios/journal.ts';
import type { PartsInput } from '../scenarios/parts.ts';
import type { StartedService } from '../service/start.ts';
import type { World } from '../world.ts';
import { chosenTriggers, type VerifyInput } from './verify-input.ts';
import { withJournal } from './with-journal.ts';
import { withService } from './with-service.ts';

/** What a run finds and leaves around it. */
export interface Surroundings {
  readonly started: StartedService | undefined;
  readonly journal: Journal | undefined;
  readonly left: readonly ReportNote[];
}

/** Does something with a service: starts it where asked, keeps a journal where it registers, and ends what it started. */
export const withSurroundings = <T>(
  input: VerifyInput,
  world: World,
  use: (surroundings: Surroundings) => Promise<T>,
): Promise<T> => {
  const { service, config } = input;
  removeLeftFolders();
  const start = (surroundings: Omit<Surroundings, 'started'>): Promise<T> =>
    withService(service, config.folder, world, (started) => use({ started, ...surroundings }));
  const registers = chosenTriggers(input).some((t) => t.definition.mechanism === 'webhook');
  return registers
    ? withJournal(config, service, world, (journal, left) => start({ journal, left }))
    : start({ journal: undefined, left: [] });
};

/** What the parts of a run are made from, out of what it is asked for and what is around it. */
export const partsInputOf = (
  { config, service, source, options }: VerifyInput,
  { started, journal }: Surroundings,
  triggers: readonly ContractTrigger[],
  signal: AbortSignal,
  world: World,
): PartsInput => ({
  ...defined({ started, journal, seed: options.seed }),
  config: { ...config, profile: options.profile ?? config.profile },
  service,
  consumer: source.consumer,
  provider: source.provider,
  triggers,
  noEvents: options.noEvents,
  env: world.env,
  signal,
  now: world.now,
  progress: world.progress,
  ask: (message) => world.stderr(`${message}\n`),
  learn: world.learn,
  hide: world.hide,
});
