import type { Json, JsonObject } from '../json.ts';
import type { TriggerDefinition } from './definition.ts';

/** How bad a broken rule is. */
export type Level = 'error' | 'warning' | 'off';
/** `strict` is what the documentation promises, `field` what is seen to work. */
export type Profile = 'strict' | 'field';

/** A trigger in a contract: the promise, and the rules that bind it. */
export interface ContractTrigger {
  readonly definition: TriggerDefinition;
  /** Rule id → level. */
  readonly rules: Readonly<Record<string, Level>>;
}

/** The state that an interaction starts from; each names one that the timeline reaches (design: states). */
export type ProviderState =
  | 'no state yet'
  | 'nothing is new'
  | 'something is new'
  | 'the state is malformed'
  | 'the credentials are wrong'
  | 'the callback is missing'
  | 'a subscription exists'
  | 'the subscription is deleted'
  | 'the subscription is unknown'
  | 'an event was notified';

/** A request as drafted: literal, so that a mock server can be driven with it. */
export interface DraftRequest {
  readonly method: string;
  /** Raw request-target: basePath, path and query, percent-encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  /**
   * Where the state travels: `target` – the whole Location (native polls, DELETEs); `query` – the values of these
   * query parameters (policy polls); `none`.
   */
  readonly state:
    | { readonly in: 'none' }
    | { readonly in: 'target' }
    | { readonly in: 'query'; readonly parameters: readonly string[] };
  /** JSON Pointer in the body that the callback URL takes, where the request registers one. */
  readonly callback?: string;
}

/** What an interaction asserts of the answer; no stricter than its rules. */
export interface DraftResponse {
  /** Accepted statuses; the first is the example. */
  readonly statuses: readonly number[];
  /** The Location header must be there. */
  readonly location: boolean;
  /** An example body, matched by type; an empty array stands for an array of anything. */
  readonly body?: Json;
  /** JSON Pointer in the body of the array that `minItems` and `maxItems` are about; other arrays may be empty. */
  readonly items?: string;
  readonly minItems: number;
  /** 0: the array must be empty. */
  readonly maxItems?: 0;
}

/** One interaction of a contract, before Pact knows of it. */
export interface Interaction {
  /** Reads as a sentence and is unique in the contract: "a poll with no new voicemails for OnNewVoicemail". */
  readonly description: string;
  readonly trigger: string;
  /** Short name of the step: `first-poll`, `register`, `notification` … */
  readonly step: string;
  readonly rules: readonly string[];
  readonly state: ProviderState;
  readonly content:
    | { readonly kind: 'http'; readonly request: DraftRequest; readonly response: DraftResponse }
    | { readonly kind: 'message'; readonly body: Json };
}

/** Something that the contract cannot hold, and why. */
export interface SkippedInteraction {
  readonly description: string;
  readonly trigger: string;
  readonly step: string;
  readonly reason: string;
}

/** Consumer, provider, interactions and promises; self-contained. */
export interface Contract {
  readonly consumer: string;
  readonly provider: string;
  readonly triggers: readonly ContractTrigger[];
  readonly interactions: readonly Interaction[];
  readonly skipped: readonly SkippedInteraction[];
}

/** `comments.triggerpact` of an interaction in a Pact file. */
export interface InteractionComment extends JsonObject {
  readonly trigger: string;
  readonly step: string;
  readonly rules: readonly string[];
  /** SHA-256 (hex) of the canonical JSON of the trigger's part of `metadata.triggerpact`. */
  readonly promise: string;
}
