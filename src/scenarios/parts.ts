import { randomUUID } from 'node:crypto';
import { createRecorder, roomOfARun, type Recorder } from '../client/recorder.ts';
import { defined } from '../defined.ts';
import type {
  Config,
  ContractTrigger,
  Entry,
  ServiceConfig,
  Trace,
  TriggerConfig,
  TriggerDefinition,
} from '../model.ts';
import type { Progress } from '../progress.ts';
import type { World } from '../world.ts';
import { createCredentials, type CredentialStore } from '../service/credentials.ts';
import { restartOf } from '../service/restart.ts';
import type { StartedService } from '../service/start.ts';
import { inCleanTime } from './clean-time.ts';
import { clientsOf } from './clients.ts';
import { receiverOf } from './connections.ts';
import { withEmitInputs } from './emit-inputs.ts';
import type { Journal } from './journal.ts';
import type { PlayerContext } from './player.ts';
import { playerContext, playersByMechanism, type Shared } from './players.ts';
import { createRegistry } from './registry.ts';
import { createSavedSecrets } from './saved-secrets.ts';
import { judgeSettings, unconfigured } from './settings.ts';
import { stimuliOf, type Stimulus, type StimulusContext } from './stimuli.ts';
import { createTokens } from './tokens.ts';

/** What the parts of a run are made from. */
export interface PartsInput {
  readonly config: Config;
  readonly service: ServiceConfig;
  readonly consumer: string;
  readonly provider: string;
  readonly triggers: readonly ContractTrigger[];
  readonly noEvents: boolean;
  readonly seed?: string;
  /** Where what is registered is written down; without one, a killed run cannot be cleaned up after. */
  readonly journal?: Journal;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly progress: Progress;
  /** Tells a person what to do. */
  readonly ask: (message: string) => void;
  /** Gets every entry of the trace as it is written down, secrets and all. */
  readonly heard?: (entry: Entry) => void;
  /** Takes the secrets that the run comes to know. */
  readonly learn: World['learn'];
  readonly hide: World['hide'];
  /** Of several runs on one service; a run alone makes its own. */
  readonly credentials?: CredentialStore;
  /** The service, where the run started it. */
  readonly started?: StartedService;
}

/** The parts of one run against one service, whatever is played on them. */
export interface Parts {
  /** One for each trigger that somebody plays for. */
  readonly contexts: readonly PlayerContext[];
  readonly shared: Shared;
  /** What can be caused; nothing in a run without events. */
  readonly stimuli: readonly Stimulus[];
  readonly stimulus: StimulusContext;
  readonly configs: Readonly<Record<string, TriggerConfig>>;
  readonly clock: () => Date;
  /** Restarts the service, where the configuration says how. */
  readonly restart?: () => Promise<void>;
  /** Removes what the run registered; gives a sentence for each thing that could not be removed. */
  readonly clean: () => Promise<readonly string[]>;
  /** What happened so far, without secrets. */
  readonly trace: () => Trace;
  /** Any data without the secrets of the run. */
  readonly hide: World['hide'];
  /** Closes what the run opened on this machine. */
  readonly close: () => Promise<void>;
}

/** ms for one command of the configuration. */
const COMMAND_TIMEOUT = 60_000;

/** What can be caused for triggers, by their configurations. */
export const stimuliFor = (
  triggers: readonly TriggerDefinition[],
  configs: Readonly<Record<string, TriggerConfig>>,
): readonly Stimulus[] =>
  stimuliOf(
    triggers.map(({ id, hint }) => ({
      id,
      config: configs[id] ?? unconfigured,
      ...defined({ hint }),
    })),
  );

/** What triggers are configured with, also those that the configuration does not name. */
export const configsOf = (
  triggers: readonly TriggerDefinition[],
  config: Config,
): Readonly<Record<string, TriggerConfig>> =>
  Object.fromEntries(triggers.map((d) => [d.id, withEmitInputs(config.triggers[d.id] ?? unconfigured, d)]));

const commandOf = ({ config, env, signal, hide }: PartsInput) => ({
  folder: config.folder,
  env,
  timeout: COMMAND_TIMEOUT,
  signal,
  hide,
});

/** The credentials of a service, for every run on it. */
export const credentialsOf = (input: PartsInput): CredentialStore =>
  createCredentials(input.service, commandOf(input));

/** What happened so far, with all that its judges must know. */
const tracing = (
  { config, service, consumer, provider, triggers, noEvents }: PartsInput,
  configs: Readonly<Record<string, TriggerConfig>>,
  hasCredentials: boolean,
  recorder: Recorder,
): (() => Trace) => {
  const settings = judgeSettings(config, service, configs, { hasCredentials, noEvents });
  return () => ({ schemaVersion: 2, consumer, provider, triggers, settings, entries: recorder.entries });
};

/** Opens the parts of a run: the callback receiver listens, nothing has been sent. */
export const openParts = async (input: PartsInput): Promise<Parts> => {
  const { config, service, signal, noEvents, hide } = input;
  const triggers = input.triggers
    .map((t) => t.definition)
    .filter((d) => playersByMechanism[d.mechanism] !== undefined);
  const configs = configsOf(triggers, config);
  const recorder = createRecorder(() => performance.now(), roomOfARun(triggers.length), input.heard);
  const credentials = input.credentials ?? credentialsOf(input);
  const clients = clientsOf(service, credentials, recorder, signal);
  const client = clients.own();
  const receiver = await receiverOf(config, recorder);
  const clock = (): Date => new Date(input.now());
  const registry = createRegistry(service.address, input.journal, clock);
  const soFar = tracing(input, configs, credentials.has('own'), recorder);
  const shared: Shared = {
    client,
    recorder,
    receiver,
    registry,
    signal,
    hasBad: credentials.has('bad'),
    hasOther: credentials.has('other'),
    soFar,
    wait: input.progress.wait,
  };
  const saved = createSavedSecrets(Object.values(configs));
  const stimulus: StimulusContext = {
    recorder,
    configs,
    token: createTokens(input.seed),
    now: clock,
    uuid: randomUUID,
    ask: input.ask,
    saved: saved.keep,
    address: service.address,
    client,
    clientFor: (origin) => clients.to(origin),
    command: commandOf(input),
  };
  input.learn(() => [...credentials.secrets(), ...saved.all()]);
  return {
    contexts: triggers.map((d) => playerContext(d, configs[d.id] ?? unconfigured, input, shared)),
    shared,
    stimuli: noEvents ? [] : stimuliFor(triggers, configs),
    stimulus,
    configs,
    clock,
    ...defined({ restart: restartOf(service, input.started, stimulus) }),
    clean: () =>
      inCleanTime(signal, (until) =>
        registry.clean(clients.own(until), (origin) => clients.to(origin, until)),
      ),
    trace: () => hide(soFar()),
    hide,
    close: receiver.close,
  };
};
