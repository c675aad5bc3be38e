import type { Json } from '../json.ts';
import type { Place } from './operation.ts';
import type { Trace } from './trace.ts';

/** Of a run, a contract, a trigger, an interaction. */
export type Verdict = 'pass' | 'fail' | 'unknown';
/** Of a rule; `warn` is a pass with something to say. */
export type RuleVerdict = 'pass' | 'fail' | 'warn' | 'skip' | 'unknown';

/** The part of a request, an answer or a notification that shows a breach. */
export type SeenPart = 'status' | 'method' | 'target' | 'callback' | 'body' | 'time' | `header ${string}`;

/** A line of what was seen, fit to be printed: no control characters, at most 160 columns. */
export interface ExcerptLine {
  readonly text: string;
  /** The line that shows the breach. */
  readonly marked?: true;
  /** What should have stood there, in words. */
  readonly expected?: string;
}

/** The spot of an exchange or delivery that shows a breach. */
export interface Seen {
  /** Sequence number in the trace. */
  readonly exchange: number;
  readonly part: SeenPart;
  /** JSON Pointer in the body. */
  readonly pointer?: string;
  readonly value?: Json;
  /** What should have stood there, in words: `202`, `integer`, `the property "id"`. */
  readonly expected?: string;
  /** The exchange in a line, for readers without the trace: `GET /items?since=3 → 200`. */
  readonly line?: string;
  /** The status, the headers that matter and the body around the spot; at most 12 lines. */
  readonly excerpt?: readonly ExcerptLine[];
  /** Shell command that repeats the request; secrets are variables. */
  readonly curl?: string;
}

/** A broken rule, once. */
export interface Finding {
  readonly rule: string;
  readonly slug: string;
  /** The promise, as a sentence. */
  readonly title?: string;
  readonly level: 'error' | 'warning';
  readonly trigger: string;
  /** Every trigger that it concerns, `trigger` first, where they are several. */
  readonly triggers?: readonly string[];
  /** Whose trigger, where a report holds several contracts. */
  readonly provider?: string;
  /** Position in `contracts`, where a report holds several. */
  readonly contract?: number;
  readonly message: string;
  readonly repair?: string;
  /** The place in the definition. */
  readonly written?: Place;
  /** The place in the older definition, where the finding is a change. */
  readonly before?: Place;
  /** Where it was seen first. */
  readonly seen?: Seen;
  /** How many breaches that differ only in measured values it stands for, where more than one. */
  readonly times?: number;
  /** Sequence numbers of other exchanges and deliveries that show it; the first 50. */
  readonly alsoSeen?: readonly number[];
}

/** How one rule fared on one trigger. */
export interface RuleResult {
  readonly id: string;
  readonly slug: string;
  /** The promise, as a sentence. */
  readonly title?: string;
  readonly level: 'error' | 'warning' | 'off';
  readonly verdict: RuleVerdict;
  /** Why skipped or unknown; of a rule whose breach is told at another trigger, at which. */
  readonly reason?: string;
  /** Skipped because there was nothing to judge. */
  readonly noSubject?: true;
  /** Skipped because of what the configuration, or the definition, may leave out. */
  readonly notConfigured?: true;
}

/** How one Pact interaction fared. */
export interface InteractionResult {
  readonly description: string;
  readonly trigger: string;
  readonly rules: readonly string[];
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'skip' | 'warn';
  readonly reason?: string;
  /** Its step of the contract: `nothing-new`, `register` … */
  readonly step?: string;
  /** The rules that its answer breaks, of those that it stands for. */
  readonly broken?: readonly string[];
  /** The request that Pact verified, and its answer. */
  readonly seen?: Seen;
  readonly repair?: string;
  /** Rule id of the finding that already tells it, or what it rests on. */
  readonly duplicateOf?: string;
}

/** How one trigger fared: a verdict, and each rule that binds it. */
export interface TriggerReport {
  readonly id: string;
  readonly kind: 'polling' | 'webhook';
  readonly profile?: string;
  readonly verdict: Verdict;
  readonly rules: readonly RuleResult[];
  /** Inputs are given, and no event was caused that they exclude: a filter that is ignored would not show. */
  readonly filters?: 'untested';
}

/** Where a contract of a broker is, and what a result for it needs in order to be published later. */
export interface BrokerOrigin {
  /** URL of the contract. */
  readonly pact: string;
  /** The broker's id of its content. */
  readonly content: string;
  /** URL that takes verification results. */
  readonly results: string;
  /** Options that made the run speak for a part of the contract only, so that there is no result of it. */
  readonly partial?: readonly string[];
  /** What kept the run of this contract from its end, so that it is no success. */
  readonly reason?: string;
}

/** How one contract fared: its triggers' rules, and its Pact interactions. */
export interface ContractReport {
  readonly consumer: string;
  readonly provider: string;
  readonly version?: string;
  readonly pending: boolean;
  /** Where it came from a broker. */
  readonly broker?: BrokerOrigin;
  readonly verdict: Verdict;
  readonly triggers: readonly TriggerReport[];
  readonly interactions: readonly InteractionResult[];
}

/** Something the run has to say that is no finding. */
export interface ReportNote {
  readonly trigger?: string;
  readonly message: string;
  /** How many notes that differ only in measured values it stands for, where more than one. */
  readonly times?: number;
}

/** A trigger of a run that is shared out. */
export interface ShardTrigger {
  readonly consumer: string;
  readonly provider: string;
  /** The broker's id of the contract's content, where it came from a broker. */
  readonly content?: string;
  readonly trigger: string;
}

/** Which part of a whole a run is; counts from 1. */
export interface ReportShard {
  readonly index: number;
  readonly total: number;
  /** Every trigger of the whole, in order. */
  readonly triggers: readonly ShardTrigger[];
}

/** What happened in the run that judged a contract. */
export interface Run {
  /** Position in `contracts`. */
  readonly contract: number;
  readonly trace: Trace;
}

/** Verdicts and findings of a run: plain data, with a published JSON Schema. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** The command that made it: `verify`, `lint`, `judge`. */
  readonly command: string;
  readonly verdict: Verdict;
  /** Why the verdict is unknown, where no rule says it: a service that is not there, an interrupt. */
  readonly reason?: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly summary: {
    readonly rules: Readonly<Record<RuleVerdict, number>>;
    readonly interactions: Readonly<Record<InteractionResult['verdict'], number>>;
    /** Requests made, events caused, notifications received. */
    readonly exchanges: number;
    readonly events: number;
    readonly deliveries: number;
  };
  readonly contracts: readonly ContractReport[];
  readonly findings: readonly Finding[];
  readonly notes: readonly ReportNote[];
  /** Where the run is one of several that belong together. */
  readonly shard?: ReportShard;
  readonly trace?: Trace;
  /** The traces of several runs, where the report is of several. */
  readonly runs?: readonly Run[];
}
