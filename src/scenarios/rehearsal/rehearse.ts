import { requestOf, type Connection } from '../../client/client.ts';
import { createRecorder, type Recorder } from '../../client/recorder.ts';
import { isNotified } from '../../mechanism.ts';
import type { Exchange, Trace, TriggerDefinition } from '../../model.ts';
import { anonymous, connectionOf } from '../connections.ts';
import { countEvents, planEvents } from '../event-plan.ts';
import { configsOf, credentialsOf, stimuliFor, type PartsInput } from '../parts.ts';
import { playerContext, playerOf, playersByMechanism, type Shared } from '../players.ts';
import { createRegistry } from '../registry.ts';
import { judgeSettings, unconfigured } from '../settings.ts';
import { ofOtherTenant } from '../tenants.ts';
import { createCourse } from '../timeline.ts';
import { burstOf } from '../waves.ts';
import { knownCredentials } from './credentials.ts';
import { rehearsedWaves, type PlannedEvent, type StepContext } from './events.ts';
import { deafReceiver, standInClient } from './stand-ins.ts';

/** What a run would do in one of its phases. */
export interface PlannedPhase {
  readonly name: string;
  readonly events: readonly PlannedEvent[];
  readonly requests: readonly Exchange[];
}

/** What a run would do. */
export interface Rehearsal {
  /** As a run counts them before it begins. */
  readonly events: number;
  readonly phases: readonly PlannedPhase[];
}

/** ms that seem to pass whenever somebody looks at the clock: nobody waits for long. */
const TICK = 100;

const createPlan = (recorder: Recorder) => {
  const phases: { name: string; events: PlannedEvent[]; requests: Exchange[]; from: number }[] = [];
  return {
    begin: (name: string) =>
      void phases.push({ name, events: [], requests: [], from: recorder.entries.length }),
    event: (event: PlannedEvent) => void phases.at(-1)?.events.push(event),
    phases: (): readonly PlannedPhase[] =>
      phases.map(({ name, events, from }, i) => ({
        name,
        events,
        requests: recorder.entries
          .slice(from, phases[i + 1]?.from)
          .filter((e): e is Exchange => e.type === 'exchange'),
      })),
  };
};

/** What a run would be made of, with stand-ins for all that is outside. */
const standIns = (input: PartsInput, triggers: readonly TriggerDefinition[]) => {
  const { config, service, signal, noEvents, consumer, provider } = input;
  const configs = configsOf(triggers, config);
  let clock = 0;
  const recorder = createRecorder(() => (clock += TICK));
  const store = credentialsOf(input);
  const connection: Connection = {
    ...connectionOf(service, store),
    credentials: knownCredentials(service, store),
    renew: () => Promise.resolve(false),
  };
  const settings = judgeSettings(config, service, configs, { hasCredentials: store.has('own'), noEvents });
  const entries = recorder.entries;
  const soFar = (): Trace => ({
    schemaVersion: 2,
    consumer,
    provider,
    triggers: input.triggers,
    settings,
    entries,
  });
  const shared: Shared = {
    client: standInClient(connection, recorder, input),
    recorder,
    receiver: deafReceiver(config.callback),
    registry: createRegistry(service.address, undefined, () => new Date(0)),
    signal,
    hasBad: store.has('bad'),
    hasOther: store.has('other'),
    soFar,
    wait: () => () => undefined,
  };
  return { configs, connection, shared };
};

/**
 * Goes through a run without sending anything: the players of a real run, on its own timeline, talk to a client that
 * answers what their next request depends on. Nothing is started, asked or listened on.
 */
export const rehearse = async (input: PartsInput): Promise<Rehearsal> => {
  const { service, signal, noEvents } = input;
  const { restart, start, address } = service;
  const triggers = input.triggers
    .map((t) => t.definition)
    .filter((d) => playersByMechanism[d.mechanism] !== undefined);
  const { configs, connection, shared } = standIns(input, triggers);
  const players = triggers.flatMap((d) =>
    playerOf(playerContext(d, configs[d.id] ?? unconfigured, input, shared)),
  );
  const owed = noEvents ? [] : stimuliFor(triggers, configs);
  const stimuli = shared.hasOther ? [...owed, ...ofOtherTenant(owed)] : owed;
  const events = planEvents(stimuli, {
    noEvents,
    polling: players.flatMap((p) => (isNotified(p.trigger.mechanism) ? [] : [p.trigger.id])),
    hasWebhook: players.some((p) => isNotified(p.trigger.mechanism)),
    readsPages: players.some((p) => p.catchUp !== undefined),
    canRestart: restart !== undefined && (restart !== true || start !== undefined),
  });
  const plan = createPlan(shared.recorder);
  const requestOn: StepContext['requestOn'] = async (origin, call) => {
    const to = origin === address.origin ? connection : anonymous(origin);
    return requestOf(call, to, await to.credentials(call.credentials)) as Exchange['request'];
  };
  const course = createCourse({
    players,
    plan: events,
    waves: rehearsedWaves(stimuli, configs, { address, requestOn }, plan.event),
    now: () => new Date(0),
    signal,
    progress: plan.begin,
    restart: () => Promise.resolve(),
  });
  await course.run();
  await course.strain();
  plan.begin('cleaning up');
  await shared.registry.clean(shared.client, (origin) =>
    standInClient(anonymous(origin), shared.recorder, input),
  );
  return { events: countEvents(events, stimuli, (s) => burstOf(s, { configs })), phases: plan.phases() };
};
