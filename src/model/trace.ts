import type { Address } from '../address.ts';
import type { Json } from '../json.ts';
import type { Place } from './operation.ts';
import type { ContractTrigger, Profile } from './contract.ts';
import type { Credentials, HeaderList, Intent } from './intent.ts';

interface EntryBase {
  /** Position in the trace, from 1. */
  readonly seq: number;
  /** Monotonic milliseconds since the run began. */
  readonly at: number;
  /** operationId; absent where an entry concerns no single trigger. */
  readonly trigger?: string;
}

/** A request that the platform made and what came back. */
export interface Exchange extends EntryBase {
  readonly type: 'exchange';
  readonly intent: Intent;
  readonly credentials: Credentials;
  readonly request: {
    readonly method: string;
    /** Scheme, host and port that were called. */
    readonly origin: string;
    /** Raw request-target, without credentials. */
    readonly target: string;
    /** Names of the query parameters with credentials that went with it. */
    readonly secretQuery?: readonly string[];
    readonly headers: HeaderList;
    readonly body?: string;
  };
  /** Absent where the call failed in transport. */
  readonly response?: {
    readonly status: number;
    readonly headers: HeaderList;
    /** Text; cut at the size limit. */
    readonly body: string;
    readonly truncated?: true;
    /** The body is not in the Content-Encoding that the headers name. */
    readonly miscoded?: true;
  };
  readonly failure?: { readonly code: string; readonly message: string };
  readonly durationMs: number;
  /** Answered 429 and repeated: never judged. */
  readonly throttled?: true;
}

/** How an event that we caused concerns a trigger. */
export type Relation = 'expected' | 'excluded' | 'possible';

/** An event that was caused on the service (or could not be). */
export interface EventEntry extends EntryBase {
  readonly type: 'event';
  /** The unique token that `{{token}}` stood for. */
  readonly token: string;
  /** Trigger → relation. */
  readonly relations: Readonly<Record<string, Relation>>;
  /** Triggers whose inputs are only assumed to exclude it: one of them was given another value. */
  readonly assumed?: readonly string[];
  /** It was caused with the second tenant's credentials. */
  readonly tenant?: 'other';
  /** Values saved by the emit steps that identify the event, by trigger (`eventId.emitted`). */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** What must arrive (V-01): trigger → JSON Pointer in the item → value. */
  readonly expect: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** When the last step was answered. */
  readonly doneAt: number;
  /** Why the event could not be caused: the step and its answer. */
  readonly failed?: string;
}

/** A request that arrived at the callback receiver. */
export interface DeliveryEntry extends EntryBase {
  readonly type: 'delivery';
  /** The subscription whose callback it arrived at; absent where the target names none that was issued. */
  readonly subscription?: string;
  readonly method: string;
  /** Raw request-target as received. */
  readonly target: string;
  readonly headers: HeaderList;
  /** Text; cut at the size limit. */
  readonly body: string;
  readonly truncated?: true;
  /** The body is no UTF-8. */
  readonly encoding?: 'invalid';
  /** What the receiver answered. */
  readonly status: number;
  /** Seconds that the answer asked to wait. */
  readonly retryAfter?: number;
  /** URL that the answer redirected to. */
  readonly redirect?: string;
  /** ms before the answer. */
  readonly delay?: number;
  /** The connection was closed without an answer. */
  readonly reset?: true;
  /** ms after which the sender closed the connection: it did not wait for the answer. */
  readonly givenUp?: number;
}

/** A stretch of time in which a chain or a subscription was watched for something that did, or did not, come. */
export interface WindowEntry extends EntryBase {
  readonly type: 'window';
  /** The chain or subscription that was watched. */
  readonly observer: string;
  readonly from: number;
  readonly to: number;
  /** `arrival`: until these events came, or the longest allowed time; `silence`: nothing must come. */
  readonly purpose: 'arrival' | 'silence';
  /** Tokens of the events that were waited for, or that must not come. */
  readonly events: readonly string[];
  /** The service was restarted before the last of the events. */
  readonly restarted?: true;
}

/** Something that must be said: a capped wait, a chain that could not go on. */
export interface NoteEntry extends EntryBase {
  readonly type: 'note';
  readonly message: string;
}

/** A time in which this process itself stood still: what came meanwhile was seen, and answered, late. */
export interface StallEntry extends EntryBase {
  readonly type: 'stall';
  readonly to: number;
}

export type Entry = Exchange | EventEntry | DeliveryEntry | WindowEntry | NoteEntry | StallEntry;

/** What the judges must know of the run besides its entries; part of a saved trace. */
export interface JudgeSettings {
  readonly profile: Profile;
  /** Level overrides: rule id → level. */
  readonly levels: Readonly<Record<string, 'error' | 'warning' | 'off'>>;
  /** Where the service is; an empty basePath leaves each definition its own. */
  readonly address: Address;
  readonly hasCredentials: boolean;
  /** No event was to be caused (`--no-events`). */
  readonly noEvents: boolean;
  /** There is a second tenant; absent in older traces, as the next. */
  readonly hasOther?: boolean;
  /** The service can be restarted. */
  readonly restarts?: boolean;
  /** There is a receiver whose certificate nobody trusts, beside the one that is used. */
  readonly hasUntrusted?: boolean;
  /** Callbacks on internal addresses are tried. */
  readonly triesInternal?: boolean;
  /** Longest time from emit to visible, in ms, by trigger. */
  readonly settle: Readonly<Record<string, number>>;
  readonly triggers: Readonly<Record<string, TriggerSettings>>;
}

/** What the configuration says of one trigger, as far as rules need it. */
export interface TriggerSettings {
  /** How many items or notifications one emit rightly causes. */
  readonly perEmit: number;
  /** JSON Pointer of the array in a batch answer. */
  readonly items?: string;
  /** JSON Pointer in the item of the event's id. */
  readonly arrivedId?: string;
  /** There is an `emit`, so that events are caused. */
  readonly emits: boolean;
  /** There is an `emitOther`. */
  readonly excludes: boolean;
  /** There are inputs; absent in older traces, as the next. */
  readonly hasInputs?: boolean;
  /** There is an `expect`. */
  readonly expects?: boolean;
  /** Inputs that the emit gives another value of the same name: the event may be one that the trigger leaves out. */
  readonly mismatches?: readonly {
    readonly input: string;
    readonly wanted: string;
    readonly sent: string;
  }[];
}

/** Where what binds a trigger is written, as far as the findings of a run need it. */
export interface TriggerPlaces {
  readonly definition?: Place;
  /** Its polling policy, in apiProperties.json. */
  readonly policy?: Place;
  /** By JSON Pointer in the definition. */
  readonly pointers?: Readonly<Record<string, Place>>;
  /** By JSON Pointer from `triggers.ID` of the configuration on. */
  readonly configuration?: Readonly<Record<string, Place>>;
}

/** A whole run: plain data; can be saved, judged again offline, drawn. */
export interface Trace {
  readonly schemaVersion: 2;
  readonly consumer: string;
  readonly provider: string;
  readonly triggers: readonly ContractTrigger[];
  readonly settings: JudgeSettings;
  readonly entries: readonly Entry[];
  /** By trigger, so that findings of a saved trace have their places, too. */
  readonly places?: Readonly<Record<string, TriggerPlaces>>;
}
