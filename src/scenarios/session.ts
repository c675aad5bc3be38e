import { randomUUID } from 'node:crypto';
import { createClient, type Client, type ClientLimits, type Connection } from '../client/client.ts';
import { createRecorder } from '../client/recorder.ts';
import { isNotified } from '../mechanism.ts';
import type {
  Config,
  ContractTrigger,
  ServiceConfig,
  ProviderStates,
  Trace,
  TriggerConfig,
  TriggerDefinition,
} from '../model.ts';
import type { World } from '../world.ts';
import { restartOf } from '../service/restart.ts';
import type { StartedService } from '../service/start.ts';
import { defined } from '../defined.ts';
import { createCredentials } from '../service/credentials.ts';
import { anonymous, connectionOf, LARGEST, receiverOf } from './connections.ts';
import { inCleanTime } from './clean-time.ts';
import type { Journal } from './journal.ts';
import { playersByMechanism, playersOf, type Shared } from './players.ts';
import { createRegistry } from './registry.ts';
import { createSavedSecrets } from './saved-secrets.ts';
import { judgeSettings, unconfigured } from './settings.ts';
import { createProviderStates } from './provider-states.ts';
import { withEmitInputs } from './emit-inputs.ts';
import { stimuliOf } from './stimuli.ts';
import { countEvents, planEvents } from './event-plan.ts';
import { runStrain, runTimeline, type Timeline } from './timeline.ts';
import { burstOf, createWaves } from './waves.ts';
import { createTokens } from './tokens.ts';

/** What a run is made of. */
export interface SessionInput {
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
  readonly progress: (message: string) => void;
  /** Takes the secrets that the run comes to know. */
  readonly learn: World['learn'];
  readonly hide: World['hide'];
  /** The service, where the run started it. */
  readonly started?: StartedService;
}

/** One run against one service. */
export interface Session {
  /** How many events the run will cause. */
  readonly events: number;
  /** Plays the ordinary part of the timeline. */
  readonly run: () => Promise<void>;
  /** Plays what may colour everything else: callbacks that misbehave, a restart. */
  readonly strain: () => Promise<void>;
  /** The states that the timeline reached. */
  readonly states: ProviderStates;
  readonly hasCredentials: boolean;
  /** Removes what the run registered; gives a sentence for each thing that could not be removed. */
  readonly clean: () => Promise<readonly string[]>;
  /** What happened so far, without secrets. */
  readonly trace: () => Trace;
  /** Any data without the secrets of the run. */
  readonly hide: World['hide'];
  /** Closes what the run opened on this machine. */
  readonly close: () => Promise<void>;
}

/** ms for one whole answer of the service. */
const CALL_TIMEOUT = 15_000;
const COMMAND_TIMEOUT = 60_000;
const stimuliFor = (
  triggers: readonly TriggerDefinition[],
  configs: Readonly<Record<string, TriggerConfig>>,
) =>
  stimuliOf(
    triggers.map(({ id, hint }) => ({
      id,
      config: configs[id] ?? unconfigured,
      ...(hint === undefined ? {} : { hint }),
    })),
  );

/** Opens a session: the callback receiver listens, nothing has been sent. */
export const openSession = async (input: SessionInput): Promise<Session> => {
  const { config, service, signal, noEvents, env, hide } = input;
  const triggers = input.triggers
    .map((t) => t.definition)
    .filter((d) => playersByMechanism[d.mechanism] !== undefined);
  const configs = Object.fromEntries(
    triggers.map((d) => [d.id, withEmitInputs(config.triggers[d.id] ?? unconfigured, d)]),
  );
  const recorder = createRecorder(() => performance.now());
  const command = { folder: config.folder, env, timeout: COMMAND_TIMEOUT, signal, hide };
  const credentials = createCredentials(service, command);
  const limits: ClientLimits = { timeout: CALL_TIMEOUT, maxBody: LARGEST, signal };
  const clientOn = (connection: Connection, until = signal): Client =>
    createClient(connection, recorder, { ...limits, signal: until });
  const client = clientOn(connectionOf(service, credentials));
  const receiver = await receiverOf(config, recorder);
  const clock = (): Date => new Date(input.now());
  const registry = createRegistry(service.address, input.journal, clock);
  const settings = judgeSettings(config, service, configs, {
    hasCredentials: credentials.has('own'),
    noEvents,
  });
  const { consumer, provider } = input;
  const soFar = (): Trace => ({
    schemaVersion: 2,
    consumer,
    provider,
    triggers: input.triggers,
    settings,
    entries: recorder.entries,
  });
  const shared: Shared = {
    client,
    recorder,
    receiver,
    registry,
    signal,
    hasBad: credentials.has('bad'),
    hasOther: credentials.has('other'),
    soFar,
  };
  const players = triggers.flatMap((d) => playersOf(d, configs[d.id] ?? unconfigured, input, shared));
  const stimuli = noEvents ? [] : stimuliFor(triggers, configs);
  const saved = createSavedSecrets(Object.values(configs));
  const context = {
    recorder,
    configs,
    token: createTokens(input.seed),
    now: clock,
    uuid: randomUUID,
    ask: input.progress,
    saved: saved.keep,
    address: service.address,
    client,
    clientFor: (origin: string) => clientOn(anonymous(origin)),
    command,
  };
  const restart = restartOf(service, input.started, context);
  const plan = planEvents(stimuli, {
    noEvents,
    hasWebhook: players.some((p) => isNotified(p.trigger.mechanism)),
    canRestart: restart !== undefined,
  });
  const timeline: Timeline = {
    players,
    plan,
    waves: createWaves(stimuli, context, signal),
    now: clock,
    signal,
    progress: input.progress,
    ...defined({ restart }),
  };
  input.learn(() => [...credentials.secrets(), ...saved.all()]);
  return {
    events: countEvents(plan, stimuli, (s) => burstOf(s, context)),
    run: () => runTimeline(timeline),
    strain: () => runStrain(timeline),
    states: createProviderStates({ players, client, receiver, registry, configs }),
    hasCredentials: credentials.has('bad'),
    clean: () =>
      inCleanTime(signal, (until) =>
        registry.clean(clientOn(connectionOf(service, credentials), until), (origin) =>
          clientOn(anonymous(origin), until),
        ),
      ),
    trace: () => hide(soFar()),
    hide,
    close: receiver.close,
  };
};
