import { defined } from '../defined.ts';
import { isNotified } from '../mechanism.ts';
import type { ProviderStates, Trace } from '../model.ts';
import { countEvents, planEvents } from './event-plan.ts';
import { openParts, type Parts, type PartsInput } from './parts.ts';
import { playerOf } from './players.ts';
import { createProviderStates } from './provider-states.ts';
import { ofOtherTenant } from './tenants.ts';
import { createCourse, type Course } from './timeline.ts';
import { burstOf, createWaves } from './waves.ts';

/** One run against one service. */
export interface Session extends Course, Pick<Parts, 'clean' | 'trace' | 'hide' | 'close'> {
  /** How many events the run will cause. */
  readonly events: number;
  /** The states that the timeline reached. */
  readonly states: ProviderStates;
  readonly hasCredentials: boolean;
}

/** Looks at what happened so far, secrets and all, at the end of each phase: true ends the run. */
export type Checkpoint = (soFar: Trace) => Promise<boolean>;

/** Opens a session: the callback receiver listens, nothing has been sent. */
export const openSession = async (input: PartsInput, checkpoint?: Checkpoint): Promise<Session> => {
  const parts = await openParts(input);
  const { contexts, shared, stimuli, stimulus, configs, restart } = parts;
  const { client, receiver, registry, hasBad } = shared;
  const players = contexts.flatMap(playerOf);
  const caused = shared.hasOther ? [...stimuli, ...ofOtherTenant(stimuli)] : stimuli;
  const plan = planEvents(caused, {
    noEvents: input.noEvents,
    polling: players.flatMap((p) => (isNotified(p.trigger.mechanism) ? [] : [p.trigger.id])),
    hasWebhook: players.some((p) => isNotified(p.trigger.mechanism)),
    readsPages: players.some((p) => p.catchUp !== undefined),
    canRestart: restart !== undefined,
  });
  const course = createCourse({
    players,
    plan,
    waves: createWaves(caused, stimulus, input.signal),
    now: parts.clock,
    signal: input.signal,
    progress: input.progress.step,
    ...defined({ restart }),
    isEnough: () => checkpoint?.(shared.soFar()) ?? Promise.resolve(false),
  });
  return {
    ...course,
    events: countEvents(plan, caused, (s) => burstOf(s, stimulus)),
    states: createProviderStates({ players, client, receiver, registry, configs }),
    hasCredentials: hasBad,
    clean: parts.clean,
    trace: parts.trace,
    hide: parts.hide,
    close: parts.close,
  };
};
