import type { VerifierOptions } from '@pact-foundation/pact';
import { mounted, urlOf } from '../address.ts';
import { defined } from '../defined.ts';
import { libraryWorld, type RunOptions } from '../library/world.ts';
import type { Contract, Interaction, Json, Report } from '../model.ts';
import {
  verifierSide,
  type Expected,
  type RequestFilter,
  type StateHandler,
  type Unreached,
  type VerifierSide,
} from '../pact/verifier-side.ts';
import { holdRun } from '../verification/hold-run.ts';
import { prepare } from '../verification/prepare.ts';
import { chosenTriggers, type VerifyInput } from '../verification/verify-input.ts';
import { draftConfigured } from '../workspace/draft-configured.ts';

/** The part of a Verifier's options that is shared with the triggers. */
export type OwnOptions = Pick<
  VerifierOptions,
  'stateHandlers' | 'messageProviders' | 'requestFilter' | 'providerBaseUrl'
>;

/** Where the triggers are, and what else the Verifier is for. */
export interface TriggerStatesOptions extends RunOptions {
  /** The configuration: a file, or the folder of one; default: the one of the working folder. */
  readonly config?: string;
  /** Replaces `service.url`. */
  readonly url?: string;
  /** Folder of contracts, where the configuration has no definitions. */
  readonly contracts?: string;
  /** Only these triggers. */
  readonly triggers?: readonly string[];
  /** The Verifier's own options: their handlers go on to serve everything that is no trigger. */
  readonly own?: OwnOptions;
}

/** What a Verifier needs for the contracts of triggers. */
export interface TriggerStates {
  readonly stateHandlers: Readonly<Record<string, StateHandler>>;
  readonly messageProviders: NonNullable<OwnOptions['messageProviders']>;
  readonly requestFilter: RequestFilter;
  readonly providerBaseUrl: string;
  readonly providerStatesSetupTeardown: true;
  /** Longest time for one call, in ms: a state may have to be waited for. */
  readonly timeout: number;
  /** What the rules say of the service: a Verifier sees interactions alone. */
  readonly report: Report;
  /** Interactions that could not be verified, and why; the Verifier calls each of them failed. */
  readonly unreached: () => readonly Unreached[];
  /** Removes the subscriptions and ends what was started; gives a sentence for each thing that is left. */
  readonly close: () => Promise<readonly string[]>;
}

const TIMEOUT = 60_000;

const requestOf = ({ content }: Interaction) => (content.kind === 'http' ? content.request : undefined);

/** What the Verifier may come with: every interaction, as it is asked here and as it is committed. */
const expectedOf = (input: VerifyInput): readonly Expected[] => {
  const { config, service, source } = input;
  const definitions = chosenTriggers(input).map((t) => t.definition);
  const agreed = { triggers: source.triggers };
  const first = definitions[0];
  const basePath = first === undefined ? '' : mounted(service.address, first.basePath).basePath;
  const committed: Contract = draftConfigured(config, source, definitions, agreed);
  return draftConfigured(config, source, definitions, { ...agreed, basePath }).interactions.map((i) => {
    const twin = committed.interactions.find((c) => c.trigger === i.trigger && c.step === i.step);
    const definition = definitions.find((d) => d.id === i.trigger);
    return {
      description: i.description,
      trigger: i.trigger,
      step: i.step,
      state: i.state,
      template: `${definition?.basePath ?? ''}${definition?.path ?? ''}`,
      ...defined({ request: requestOf(i), committed: twin === undefined ? undefined : requestOf(twin) }),
    };
  });
};

type OwnHandler = NonNullable<OwnOptions['stateHandlers']>[string];

const ownPhase = async (
  handler: OwnHandler | undefined,
  phase: 'setup' | 'teardown',
  parameters: unknown,
): Promise<Record<string, string>> => {
  if (handler === undefined) return {};
  const act = typeof handler === 'function' ? (phase === 'setup' ? handler : undefined) : handler[phase];
  return ((await act?.(parameters as never)) ?? {}) as Record<string, string>;
};

const stateHandlersOf = (
  names: readonly string[],
  side: VerifierSide,
  own: OwnOptions['stateHandlers'] = {},
): Record<string, StateHandler> =>
  Object.fromEntries(
    [...new Set([...names, ...Object.keys(own)])].map((name) => [
      name,
      {
        setup: async (parameters) =>
          (await side.enter(name, parameters as Json | undefined)) ??
          (await ownPhase(own[name], 'setup', parameters)),
        teardown: async (parameters) => {
          if (!side.leave()) await ownPhase(own[name], 'teardown', parameters);
        },
      },
    ]),
  );

/**
 * Drives a service to the states of its triggers, and gives what a `Verifier` of @pact-foundation/pact needs to verify
 * their contracts there, beside those of other consumers. One Verifier at a time; `close` in any case.
 *
 * @throws {UsageError} The options or the configuration are wrong.
 * @throws {HarnessError} The service cannot be reached or brought to its states.
 * @example
 * const { close, report, unreached, ...triggers } = await triggerStates({ config: 'triggerpact.yaml', own: options });
 * try {
 *   await new Verifier({ ...options, ...triggers }).verifyProvider();
 * } finally {
 *   await close();
 * }
 */
export const triggerStates = async (options: TriggerStatesOptions = {}): Promise<TriggerStates> => {
  const { config, url, contracts, triggers = [], own = {} } = options;
  const world = libraryWorld(options);
  const asked = { configs: [], triggers, noEvents: false, noPact: true, ...defined({ url, contracts }) };
  const input = await prepare(config, asked, world);
  const run = await holdRun(input, world);
  const expected = expectedOf(input);
  const side = verifierSide(expected, run.session.states);
  const ownFilter = own.requestFilter as RequestFilter | undefined;
  return {
    stateHandlers: stateHandlersOf([...new Set(expected.map((e) => e.state))], side, own.stateHandlers),
    messageProviders: { ...own.messageProviders, ...side.messages },
    requestFilter(request, response, next) {
      if (side.answer(request, response)) return;
      if (ownFilter === undefined) next();
      else ownFilter(request, response, next);
    },
    providerBaseUrl: own.providerBaseUrl ?? urlOf(input.service.address),
    providerStatesSetupTeardown: true,
    timeout: TIMEOUT,
    report: run.report,
    unreached: side.unreached,
    close: run.release,
  };
};
