import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Secret } from '../evidence/redact.ts';
import { redact } from '../evidence/redact.ts';
import { serviceUrlOf } from '../evidence/location.ts';
import type {
  Config,
  ContractTrigger,
  JudgeSettings,
  ServiceConfig,
  StateSource,
  Trace,
  TriggerConfig,
  TriggerDefinition,
  TriggerSettings,
} from '../model.ts';
import { createClient, type Client, type ClientLimits, type Connection } from '../client/client.ts';
import { unappliedPolicies } from '../platform/policies.ts';
import { startReceiver, type Receiver } from '../platform/receiver.ts';
import { createRecorder, type Recorder } from '../client/recorder.ts';
import { createCredentials, type CredentialStore } from '../service/credentials.ts';
import { createJournal } from './journal.ts';
import type { Player, PlayerContext } from './player.ts';
import { createPollingPlayer } from './polling-player.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createStates } from './states.ts';
import { stimuliOf, type StimulusContext } from './stimuli.ts';
import { countEvents, planOf, runTimeline } from './timeline.ts';
import { createWebhookPlayer } from './webhook-player.ts';

/** Where the journal of a configuration is. */
export const journalFile = (folder: string): string => resolve(folder, '.triggerpact', 'journal.json');

/** What a run is made of. */
export interface SessionInput {
  readonly config: Config;
  readonly service: ServiceConfig;
  readonly consumer: string;
  readonly provider: string;
  readonly triggers: readonly ContractTrigger[];
  readonly noEvents: boolean;
  readonly seed?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly progress: (message: string) => void;
}

/** One run against one service. */
export interface Session {
  /** How many events the run will cause. */
  readonly events: number;
  /** Plays the timeline. */
  readonly run: () => Promise<void>;
  /** The states that the timeline reached. */
  readonly states: StateSource;
  readonly hasCredentials: boolean;
  /** Removes what the run registered; gives a sentence for each thing that could not be removed. */
  readonly clean: () => Promise<readonly string[]>;
  /** What happened so far, without secrets. */
  readonly trace: () => Trace;
  /** Closes what the run opened on this machine. */
  readonly close: () => Promise<void>;
}

const CALL_TIMEOUT = 15_000;
const CLEAN_TIMEOUT = 10_000;
const LARGEST = 10_000_000;

const defaults: TriggerConfig = { inputs: {}, emitOther: [], perEmit: 1, expect: {} };

const settingsOf = (config: TriggerConfig): TriggerSettings => ({
  perEmit: config.perEmit,
  ...(config.items === undefined ? {} : { items: config.items }),
  ...(config.eventId === undefined ? {} : { arrivedId: config.eventId.arrived }),
  emits: config.emit !== undefined,
  excludes: config.emitOther.length > 0,
});

const tokens = (seed: string | undefined): (() => string) => {
  let n = 0;
  // Letters and digits only: no encoding, no escape and no case folding may hide a token.
  return () => {
    n += 1;
    const hex =
      seed === undefined
        ? randomBytes(8).toString('hex')
        : createHash('sha256').update(`${seed}/${n}`).digest('hex').slice(0, 16);
    return `tp${hex}`;
  };
};

const connectionOf = (service: ServiceConfig, credentials: CredentialStore): Connection => ({
  serviceUrl: service.url,
  headers: service.headers,
  credentials: credentials.get,
  renew: credentials.renew,
});

const foreign = (origin: string, recorder: Recorder, limits: ClientLimits): Client =>
  createClient(
    {
      serviceUrl: origin,
      headers: {},
      credentials: () => Promise.resolve({}),
      renew: () => Promise.resolve(false),
    },
    recorder,
    limits,
  );

const tlsOf = async (config: Config): Promise<{ cert: string; key: string } | undefined> => {
  const { tls } = config.callback;
  if (tls === undefined) return undefined;
  const read = (file: string): Promise<string> => readFile(resolve(config.folder, file), 'utf8');
  return { cert: await read(tls.cert), key: await read(tls.key) };
};

const settleOf = (config: Config, trigger: TriggerConfig): number =>
  trigger.settle ?? config.timing.notifyWithin;

const judgeSettings = (
  input: SessionInput,
  configs: Readonly<Record<string, TriggerConfig>>,
  credentials: CredentialStore,
): JudgeSettings => ({
  profile: input.config.profile,
  levels: input.config.rules,
  serviceUrl: input.service.url,
  aliases: input.service.aliases,
  hasCredentials: credentials.has('own'),
  noEvents: input.noEvents,
  settle: Object.fromEntries(Object.entries(configs).map(([id, c]) => [id, settleOf(input.config, c)])),
  triggers: Object.fromEntries(Object.entries(configs).map(([id, c]) => [id, settingsOf(c)])),
});

const playerOf = (
  definition: TriggerDefinition,
  config: TriggerConfig,
  input: SessionInput,
  shared: {
    client: Client;
    recorder: Recorder;
    receiver: Receiver;
    registry: Registry;
    credentials: CredentialStore;
    signal: AbortSignal;
  },
): Player => {
  const overlay = input.config.backend[definition.id];
  const context: PlayerContext = {
    ...shared,
    trigger: definition,
    config,
    ...(overlay === undefined ? {} : { overlay }),
    serviceUrl: serviceUrlOf(input.service.url, definition.basePath),
    aliases: input.service.aliases,
    maxWait: input.config.timing.maxWait,
    settings: settingsOf(config),
    settle: settleOf(input.config, config),
    quiet: input.config.timing.quiet,
    hasBad: shared.credentials.has('bad'),
  };
  const policies = overlay === undefined ? unappliedPolicies(definition.policies) : [];
  if (policies.length > 0) {
    shared.recorder.add({
      type: 'note',
      at: shared.recorder.now(),
      trigger: definition.id,
      message: `Policies of the gateway that are not applied here: ${policies.join(', ')}; where they change the request, configure \`backend\``,
    });
  }
  return definition.kind === 'webhook' ? createWebhookPlayer(context) : createPollingPlayer(context);
};

/** Opens a session: the callback receiver listens, nothing has been sent. */
export const openSession = async (input: SessionInput): Promise<Session> => {
  const { config, service, signal } = input;
  const definitions = input.triggers.map((t) => t.definition).filter((d) => d.profile !== 'script');
  const configs = Object.fromEntries(definitions.map((d) => [d.id, config.triggers[d.id] ?? defaults]));
  const recorder = createRecorder(() => performance.now());
  const command = { folder: config.folder, env: input.env, timeout: 60_000, signal };
  const credentials = createCredentials(service, command);
  const limits = { timeout: CALL_TIMEOUT, maxBody: LARGEST, signal };
  const connection = connectionOf(service, credentials);
  const client = createClient(connection, recorder, limits);
  const tls = await tlsOf(config);
  const receiver = await startReceiver(
    {
      host: config.callback.host,
      port: config.callback.port,
      maxBody: LARGEST,
      ...(config.callback.publicUrl === undefined ? {} : { publicUrl: config.callback.publicUrl }),
      ...(tls === undefined ? {} : { tls }),
    },
    recorder,
  );
  const clock = (): Date => new Date(input.now());
  const base =
    definitions[0] === undefined ? service.url : serviceUrlOf(service.url, definitions[0].basePath);
  const registry = createRegistry(base, service.aliases, createJournal(journalFile(config.folder)), clock);
  const players = definitions.map((d) =>
    playerOf(d, configs[d.id] ?? defaults, input, {
      client,
      recorder,
      receiver,
      registry,
      credentials,
      signal,
    }),
  );
  const stimuli = input.noEvents
    ? []
    : stimuliOf(
        definitions.map((d) => ({
          id: d.id,
          config: configs[d.id] ?? defaults,
          ...(d.hint === undefined ? {} : { hint: d.hint }),
        })),
      );
  const plan = planOf(stimuli, players, input.noEvents);
  const saved: Secret[] = [];
  const identifying = Object.values(configs)
    .flatMap((c) => c.eventId?.emitted ?? [])
    .join(' ');
  const context: StimulusContext = {
    recorder,
    configs,
    token: tokens(input.seed),
    now: clock,
    uuid: randomUUID,
    ask: input.progress,
    saved(values) {
      for (const [name, value] of Object.entries(values)) {
        const text = String(value);
        // What tells one event from another must stay readable; the rest may be a session or a key.
        if (text.length >= 6 && !identifying.includes(`{{${name}}}`) && !saved.some((s) => s.value === text))
          saved.push({ name: `${name}${saved.length === 0 ? '' : `#${saved.length + 1}`}`, value: text });
      }
    },
    serviceUrl: service.url,
    client,
    clientFor: (origin) => foreign(origin, recorder, limits),
    command,
  };
  return {
    events: countEvents(plan, stimuli),
    run: () => runTimeline({ players, stimuli, plan, context, signal, progress: input.progress }),
    states: createStates({ players, client, receiver, registry, configs }),
    hasCredentials: credentials.has('bad'),
    clean: () =>
      registry.clean(
        createClient(connection, recorder, { ...limits, signal: AbortSignal.timeout(CLEAN_TIMEOUT) }),
      ),
    trace: () =>
      redact(
        {
          schemaVersion: 1,
          consumer: input.consumer,
          provider: input.provider,
          triggers: input.triggers,
          settings: judgeSettings(input, configs, credentials),
          entries: recorder.entries,
        },
        [...credentials.secrets(), ...saved],
      ),
    close: receiver.close,
  };
};
