import { requireKnown } from '../config/known.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Contract, DraftRequest, Interaction } from '../model.ts';
import { sayHttp, type Builder, type Said } from '../pact/say.ts';
import { isHttp, type HttpInteraction } from '../pact/stories.ts';
import { contractOf, type DraftOptions } from './contract-of.ts';

/** Which interactions of a trigger are added. */
export interface AddTriggerOptions extends DraftOptions {
  /** Steps by name, such as `first-poll` or `register`; default: all that can share one mock server. */
  readonly steps?: readonly string[];
}

/** An interaction that was added, and the request that the consumer has to make for it. */
export interface AddedInteraction {
  readonly step: string;
  readonly description: string;
  readonly request: Pick<DraftRequest, 'method' | 'target' | 'headers' | 'body'>;
}

/** An interaction that was not added, and why. */
export interface LeftInteraction {
  readonly step: string;
  readonly description: string;
  readonly reason: string;
}

/** A trigger in a consumer's own pact. */
export interface AddedTrigger {
  readonly added: readonly AddedInteraction[];
  readonly left: readonly LeftInteraction[];
  /** Pact's own `executeTest`: every added interaction must be asked for. */
  readonly executeTest: Said['executeTest'];
}

/** Where an answer's Location leads: to the step that follows, so that one client can walk the whole chain. */
const following: Readonly<Record<string, string>> = {
  'first-poll': 'nothing-new',
  'nothing-new': 'news',
  news: 'nothing-new',
  register: 'delete',
};

const targetOf = (interaction: Interaction | undefined): string | undefined =>
  interaction?.content.kind === 'http' ? interaction.content.request.target : undefined;

const nextOf = ({ step }: Interaction, { interactions }: Contract): string =>
  targetOf(interactions.find((i) => i.step === following[step])) ?? '/';

const keyOf = ({ content: { request } }: HttpInteraction): string =>
  JSON.stringify([request.method, request.target, request.body]);

interface Sorted {
  readonly fitting: readonly HttpInteraction[];
  readonly left: readonly LeftInteraction[];
}

/** Sorts a trigger's interactions: what one mock server can tell apart, and why the others are left. */
const sort = ({ interactions, skipped }: Contract, steps: readonly string[] | undefined): Sorted => {
  const fitting: HttpInteraction[] = [];
  const left: LeftInteraction[] = skipped.map(({ step, description, reason }) => ({
    step,
    description,
    reason,
  }));
  for (const interaction of interactions) {
    const { step, description } = interaction;
    const leave = (reason: string): void => void left.push({ step, description, reason });
    if (steps !== undefined && !steps.includes(step)) leave('it was not asked for');
    else if (!isHttp(interaction)) leave('it is a message: addNotification adds it');
    else {
      const same = fitting.find((other) => keyOf(other) === keyOf(interaction));
      if (same === undefined) fitting.push(interaction);
      else
        leave(
          `one mock server cannot tell its request from "${same.description}": add it in a test of its own, with steps: ['${step}']`,
        );
    }
  }
  return { fitting, left };
};

/**
 * Adds the interactions of a trigger to a consumer's own `PactV4`: its states, what the platform sends, and what its
 * rules ask of the answer. What the builder cannot say, or not in the same test, is named with the reason. The promise
 * of a contract that triggerpact writes, which binds more than single interactions, is not among what PactV4 can say.
 *
 * @throws {UsageError} The definition has no such trigger, or the trigger no such step.
 * @throws {DocumentError} The definition cannot be read.
 * @example
 * const { executeTest } = addTrigger(pact, definition, 'OnNewVoicemail', { steps: ['first-poll', 'nothing-new'] });
 * await executeTest((server) => poller(server.url).pollTwice());
 */
export const addTrigger = (
  pact: Builder,
  definition: object | string,
  trigger: string,
  options: AddTriggerOptions = {},
): AddedTrigger => {
  const contract = contractOf(definition, trigger, options);
  const steps = [...contract.interactions, ...contract.skipped].map((i) => i.step);
  requireKnown('step', options.steps ?? [], steps, `"${trigger}"`);
  const { fitting, left } = sort(contract, options.steps);
  if (fitting.length === 0)
    throw new UsageError(
      `There is nothing to test of "${trigger}": ${left.map((l) => `${l.step}: ${l.reason}`).join('; ')}`,
    );
  const said = fitting.map((interaction) => sayHttp(pact, interaction, nextOf(interaction, contract)));
  return {
    added: fitting.map(({ step, description, content: { request } }) => {
      const { method, target, headers, body } = request;
      return { step, description, request: { method, target, headers, ...defined({ body }) } };
    }),
    left,
    executeTest: async (test) => said.at(-1)?.executeTest(test),
  };
};
