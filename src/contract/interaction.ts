import { defined } from '../defined.ts';
import type { Json } from '../json.ts';
import type {
  BackendOverlay,
  DraftRequest,
  DraftResponse,
  Interaction,
  Level,
  Profile,
  SkippedInteraction,
  ProviderState,
  TriggerDefinition,
} from '../model.ts';
import { buildRequest, type BuiltRequest, type RequestOptions } from '../request/build.ts';
import { partRules, rulesOfStep } from './steps.ts';

/** What the interactions of one trigger are drafted from. */
export interface TriggerDraft {
  readonly trigger: TriggerDefinition;
  readonly rules: Readonly<Record<string, Level>>;
  readonly profile: Profile;
  readonly inputs: Readonly<Record<string, Json>>;
  readonly overlay?: BackendOverlay;
  readonly basePath?: string;
  /** A required input that nobody configured makes an interaction impossible. */
  readonly requireInputs: boolean;
  /** The configuration has credentials, also where the definition says nothing of any. */
  readonly hasCredentials: boolean;
}

/** An interaction, or why there is none. */
export type Drafted = Interaction | SkippedInteraction;

/** What a step is, in words and states. */
export interface StepDraft {
  readonly step: string;
  readonly description: string;
  readonly state: ProviderState;
}

/** What an answer should be, before it is known which rules bind. */
export type Expectation = Pick<DraftResponse, 'statuses'> &
  Partial<Pick<DraftResponse, 'location' | 'body' | 'minItems' | 'items' | 'maxItems'>>;

/** Any client error; Pact's class `clientError`. */
export const clientErrors: readonly number[] = Array.from({ length: 100 }, (_, i) => 400 + i);

const successes = [200, 201, 202, 204];

/** The request of a trigger, with what the configuration says of it. */
export const requestOf = (draft: TriggerDraft, options: Partial<RequestOptions> = {}): BuiltRequest =>
  buildRequest(draft.trigger, {
    inputs: draft.inputs,
    ...defined({ overlay: draft.overlay, basePath: draft.basePath }),
    ...options,
  });

/** A built request as a contract holds it. */
export const literal = (built: BuiltRequest, more: Partial<DraftRequest> = {}): DraftRequest => ({
  method: built.method,
  target: built.target,
  headers: built.headers,
  ...defined({ body: built.body }),
  state: { in: 'none' },
  ...more,
});

/** Says that a step cannot be part of the contract. */
export const skipped = (draft: TriggerDraft, step: StepDraft, reason: string): SkippedInteraction => ({
  description: step.description,
  trigger: draft.trigger.id,
  step: step.step,
  reason,
});

/** Why a step cannot be part of the contract: no rule asks for it, or an input has no value. */
export const obstacle = (draft: TriggerDraft, step: StepDraft): string | undefined => {
  if (rulesOfStep(step.step, draft.rules).length === 0) return 'no rule that applies asks for it';
  if (
    step.state === 'the credentials are wrong' &&
    draft.trigger.security.length === 0 &&
    !draft.hasCredentials
  )
    return 'neither the definition nor the configuration has credentials';
  const { made } = draft.requireInputs ? requestOf(draft) : { made: [] };
  const names = made.map((name) => `"${name}"`).join(', ');
  return made.length === 0 ? undefined : `no value is configured for the required input ${names}`;
};

const response = (draft: TriggerDraft, step: string, expected: Expectation): DraftResponse => {
  const bound = (part: 'status' | 'location' | 'body'): boolean =>
    partRules(step, part, draft.rules).length > 0;
  const { body, items, maxItems } = expected;
  return {
    statuses: bound('status') ? expected.statuses : [...new Set([...expected.statuses, ...successes])],
    location: expected.location === true && bound('location'),
    minItems: expected.minItems ?? 0,
    ...(body === undefined || !bound('body') ? {} : { body }),
    ...defined({ items, maxItems }),
  };
};

/** An HTTP interaction that asserts what the rules of its step ask for, and no more. */
export const httpInteraction = (
  draft: TriggerDraft,
  step: StepDraft,
  request: DraftRequest,
  expected: Expectation,
): Drafted => {
  const reason = obstacle(draft, step);
  if (reason !== undefined) return skipped(draft, step, reason);
  return {
    ...step,
    trigger: draft.trigger.id,
    rules: rulesOfStep(step.step, draft.rules),
    content: { kind: 'http', request, response: response(draft, step.step, expected) },
  };
};
