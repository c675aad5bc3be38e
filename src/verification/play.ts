import { urlOf } from '../address.ts';
import { defined } from '../defined.ts';
import { messageOf } from '../errors.ts';
import type { InteractionResult, ReportNote } from '../model.ts';
import type { Session } from '../scenarios/session.ts';
import type { World } from '../world.ts';
import { failureOf } from './failure.ts';
import { chosenTriggers, type VerifyInput } from './verify-input.ts';
import { verifyInteractions } from './verify-interactions.ts';

/** What a run gave, whatever stopped it. */
export interface Outcome {
  readonly interactions: readonly InteractionResult[];
  readonly notes: readonly ReportNote[];
  readonly reason?: string;
}

/** Drives the service through its scenarios, verifies the interactions, and cleans up. */
export const play = async (
  session: Session,
  input: VerifyInput,
  signal: AbortSignal,
  world: World,
): Promise<Outcome> => {
  let interactions: readonly InteractionResult[] = [];
  let reason: string | undefined;
  try {
    if (session.events > 0)
      world.progress.step(
        `causing ${session.events} event${session.events === 1 ? '' : 's'} on ${urlOf(input.service.address)}`,
      );
    await session.run();
    const goesOn = (): boolean => !signal.aborted && !session.isOver();
    if (goesOn()) await session.strain();
    if (!input.options.noPact && goesOn()) {
      world.progress.step('verifying the Pact interactions');
      interactions = await verifyInteractions({ ...input, session, signal, triggers: chosenTriggers(input) });
    }
  } catch (error) {
    if (!signal.aborted) reason = failureOf(error);
  }
  const left = await session
    .clean()
    .catch((error: unknown) => [
      `The clean-up failed: ${messageOf(error)}; run \`triggerpact cleanup\` later`,
    ]);
  return {
    interactions,
    notes: left.map((message) => ({ message })),
    ...defined({ reason }),
  };
};
