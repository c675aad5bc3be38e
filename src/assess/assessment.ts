import type { Place } from '../model.ts';

/** Which mechanism an operation could carry: the service calls back, makes the state itself, or the gateway makes it. */
export type Mechanism = 'webhook' | 'native' | 'policy';

/**
 * `ready`: what the mechanism needs is declared; `unsure`: something decisive is not in the document; `lacking`:
 * something has to be added to the service first.
 */
export type Standing = 'ready' | 'unsure' | 'lacking';

/** What a running service can be asked about a list: does the newest come first, is the bound left out, does it filter. */
export type Question = 'order' | 'bound' | 'filter';

/** What to do about a remark that a question to the running service settles. */
export const ASK = 'ask the service with --url';

/** Something said about a document, and where it is written. */
export interface Remark {
  readonly says: string;
  readonly at: Place;
  /** The rule that speaks of it. */
  readonly rule?: string;
  /** What to do about it. */
  readonly mend?: string;
  /** The question to the running service that settles it. */
  readonly asks?: Question;
}

/** A parameter that every poll has to send with the same value. */
export interface Constant {
  readonly parameter: string;
  readonly value: string | number;
}

/** How a list could be polled. */
export interface PollingPlan {
  /** Query parameter that takes the state. */
  readonly parameter: string;
  /** How the parameter takes the state: as it is, in an OData filter, or in a language that is not declared. */
  readonly takes: 'value' | 'odata' | 'unknown';
  /** `@{triggerBody().items[0].createdAt}` */
  readonly expression: string;
  /** `@triggerBody().items` */
  readonly dataPath: string;
  /** Members that lead from the answer to the list; empty where the answer is the list. */
  readonly list: readonly string[];
  /** Members that lead from an item to the state; from the answer where `fromRoot`. */
  readonly field: readonly string[];
  /** The state stands beside the list, not in its items. */
  readonly fromRoot: boolean;
  /** The state is a time; else an id or a position. */
  readonly isTime: boolean;
  /** The state changes when an item changes: the trigger tells of changes too. */
  readonly tellsChanges: boolean;
  /** Values that put the newest first, or make the page large. */
  readonly constants: readonly Constant[];
  /** Root member with the link to the next page. */
  readonly nextLink?: string;
}

/** How a callback could be registered. */
export interface WebhookPlan {
  /** JSON Pointer, from the body's root, of the property that takes the callback URL. */
  readonly callback: string;
  /** Words or shape say that it is a registration, and no call back for one request only. */
  readonly certain: boolean;
  /** Path template of the DELETE that ends the registration. */
  readonly unsubscribe?: string;
  /** JSON Pointer in the document of the schema of what is sent. */
  readonly notification?: string;
}

/** An operation that could carry a trigger, by one mechanism. */
export interface Candidate {
  /** operationId; where missing, METHOD and path. */
  readonly operation: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly at: Place;
  readonly mechanism: Mechanism;
  readonly standing: Standing;
  /** What speaks for it. */
  readonly evidence: readonly Remark[];
  /** What has to be added to the service; none unless `lacking`. */
  readonly missing: readonly Remark[];
  /** What decides and is not in the document. */
  readonly open: readonly Remark[];
  /** What can go wrong all the same. */
  readonly risks: readonly Remark[];
  /** Orders candidates of one standing and mechanism; more is better. */
  readonly weight: number;
  readonly polling?: PollingPlan;
  readonly webhook?: WebhookPlan;
}

/** `yes`: something can carry a trigger; `no`: nothing can as it is; `unknown`: the document does not tell. */
export type Answer = 'yes' | 'no' | 'unknown';

/** What a document says about triggers. */
export interface Assessment {
  readonly file: string;
  /** `info.title`. */
  readonly title: string;
  readonly answer: Answer;
  /** How many operations were looked at. */
  readonly operations: number;
  /** The best first. */
  readonly candidates: readonly Candidate[];
  /** What concerns the document as a whole. */
  readonly notes: readonly Remark[];
}
