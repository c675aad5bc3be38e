import { setMaxListeners } from 'node:events';
import { defined } from '../defined.ts';
import { HarnessError, messageOf } from '../errors.ts';
import type { Report } from '../model.ts';
import { openSession, type Session } from '../scenarios/session.ts';
import type { World } from '../world.ts';
import { failureOf } from './failure.ts';
import { playable } from './playable.ts';
import { reportRun } from './report-run.ts';
import { requireService } from './require-service.ts';
import { stopped } from './stopped.ts';
import type { VerifyInput } from './verify-input.ts';
import { partsInputOf, withSurroundings, type Surroundings } from './with-surroundings.ts';

/** A service that was driven to its states, and stays there until it is let go. */
export interface HeldRun {
  readonly session: Session;
  /** What the rules say of how it got there; no interaction is in it. */
  readonly report: Report;
  /** Cleans up and ends what the run started; gives a sentence for each thing that could not be removed. */
  readonly release: () => Promise<readonly string[]>;
}

const drive = async (session: Session, signal: AbortSignal): Promise<string | undefined> => {
  try {
    await session.run();
    return undefined;
  } catch (error) {
    return signal.aborted ? undefined : failureOf(error);
  }
};

const clean = (session: Session): Promise<readonly string[]> =>
  session.clean().catch((error: unknown) => [`The clean-up failed: ${messageOf(error)}`]);

/** Drives a service and hands it over; returns when it was let go, with what could not be removed. */
const hold = async (
  input: VerifyInput,
  surroundings: Surroundings,
  world: World,
  handOver: (held: Omit<HeldRun, 'release'>) => Promise<void>,
): Promise<readonly string[]> => {
  const { config, service } = input;
  const startedAt = world.now();
  // The deadline is that of the way to the states; how long they are then needed is the caller's affair.
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), config.timing.timeout);
  const signal = AbortSignal.any([world.signal, deadline.signal]);
  setMaxListeners(0, signal);
  const { triggers, notes } = playable(input);
  await requireService(service);
  const session = await openSession(partsInputOf(input, surroundings, triggers, signal, world));
  try {
    const failed = await drive(session, signal);
    clearTimeout(timer);
    const reason = failed ?? stopped(world.signal, deadline.signal, config.timing.timeout);
    if (reason !== undefined) {
      await clean(session);
      throw new HarnessError(`Cannot bring the service to its states: ${reason}`);
    }
    const outcome = {
      interactions: [],
      notes: [...surroundings.left, ...notes],
      ...defined({ reason: notes[0]?.message }),
    };
    await handOver({ session, report: reportRun(input, session.trace(), outcome, startedAt, world) });
    return await clean(session);
  } finally {
    clearTimeout(timer);
    await session.close();
  }
};

/** Starts a service where asked, drives it to its states, and keeps it there. Throws where that does not work. */
export const holdRun = (input: VerifyInput, world: World): Promise<HeldRun> =>
  new Promise((resolve, reject) => {
    let letGo = (): void => undefined;
    const released = new Promise<void>((done) => (letGo = done));
    const over = withSurroundings(input, world, (surroundings) =>
      hold(input, surroundings, world, (held) => {
        const release = (): Promise<readonly string[]> => {
          letGo();
          return over;
        };
        resolve({ ...held, release });
        return released;
      }),
    );
    over.catch(reject);
  });
