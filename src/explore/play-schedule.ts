import { pause } from '../client/pause.ts';
import type { Parts } from '../scenarios/parts.ts';
import { createPatience, type Patience } from '../scenarios/player.ts';
import { isExcluded, isExpected } from '../scenarios/stimuli.ts';
import { createWaves, type Waves } from '../scenarios/waves.ts';
import type { Actor } from './actor.ts';
import { automatic } from './abilities.ts';
import { actorsByMechanism } from './actors.ts';
import type { Schedule, Step } from './schedule.ts';

/** ms of a second in which a schedule that is played again may still begin. */
const EARLY = 50;

/** What the steps of a schedule work on. */
interface Stage {
  readonly actors: readonly Actor[];
  readonly waves: Waves;
  readonly parts: Parts;
}

type Act = (stage: Stage) => Promise<unknown>;

const each =
  (play: (actor: Actor) => Promise<void>): Act =>
  ({ actors }) =>
    Promise.all(actors.map(play));
const poll = (chain: string): Act => each((a) => a.poll(chain));
const wait =
  (ms: number): Act =>
  ({ parts }) =>
    pause(ms, parts.shared.signal);

const acts: Readonly<Record<Step, Act>> = {
  'cause an event': ({ waves }) => waves.inTurn(isExpected),
  'cause two events side by side': ({ waves }) =>
    Promise.all([waves.inTurn(isExpected), waves.inTurn(isExpected)]),
  'cause an excluded event': ({ waves }) => waves.inTurn(isExcluded),
  'poll A': poll('A'),
  'poll B': poll('B'),
  'poll C': poll('C'),
  'poll D': poll('D'),
  'register a subscription': each((a) => a.register()),
  'delete the oldest subscription': each((a) => a.remove()),
  'restart the service': ({ parts }) => parts.restart?.() ?? Promise.resolve(),
  'wait 50 ms': wait(50),
  'wait 300 ms': wait(300),
  'wait 1100 ms': wait(1100),
};

/**
 * Plays a schedule and watches its end. What it broke may depend on where in a second it was, so that a schedule that is
 * played again begins with a second of the service's clock.
 */
export const playSchedule = async (
  schedule: Schedule,
  parts: Parts,
  patienceOf: Map<string, Patience>,
  isAgain: boolean,
): Promise<void> => {
  const { contexts, stimuli, stimulus, shared, clock } = parts;
  const { signal } = shared;
  const actors = contexts.flatMap((context): Actor[] => {
    const { id, mechanism } = context.trigger;
    const patience = patienceOf.get(id) ?? createPatience(context);
    patienceOf.set(id, patience);
    const make = actorsByMechanism[mechanism];
    return make === undefined ? [] : [make(context, patience)];
  });
  const stage: Stage = { actors, waves: createWaves(automatic(stimuli), stimulus, signal), parts };
  const past = clock().getMilliseconds();
  if (isAgain && past > EARLY) await pause(1000 - past, signal);
  for (const step of schedule) {
    if (signal.aborted) return;
    await acts[step](stage);
  }
  await Promise.all(actors.map((a) => a.settle()));
};
