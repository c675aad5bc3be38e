import type { Revision } from '../broker/ci.ts';
import type { Profile } from '../model.ts';
import type { Shard } from './shard.ts';

/** What `verify` does with a broker. */
export interface BrokerOptions {
  /** Consumer version selectors, as JSON texts; empty: the usual ones. */
  readonly selectors: readonly string[];
  /** A date since when contracts of any branch are verified as work in progress. */
  readonly includeWipSince?: string;
  readonly publishResults: boolean;
  /** Of the provider; what is missing is asked of the build's surroundings. */
  readonly revision: Revision;
}

/** What `verify` is asked for. */
export interface VerifyOptions {
  /** Configurations: files or folders; empty: the one of the working folder. */
  readonly configs: readonly string[];
  /** Folder of contracts to verify instead of drafting them from the definitions. */
  readonly contracts?: string;
  /** Replaces `service.url`. */
  readonly url?: string;
  /** Only these triggers; empty: all. */
  readonly triggers: readonly string[];
  /** File that takes the trace. */
  readonly saveTrace?: string;
  /** Cause no event. */
  readonly noEvents: boolean;
  /** Replaces `profile`. */
  readonly profile?: Profile;
  /** Makes tokens and schedules repeatable. */
  readonly seed?: string;
  /** Leave the Pact verification out. */
  readonly noPact: boolean;
  /** Only this part of the triggers: one of several jobs. */
  readonly shard?: Shard;
  /** Contracts come from the broker, and results go there. */
  readonly broker?: BrokerOptions;
}

/** What `merge` is asked for. */
export interface MergeOptions {
  /** Files, folders or globs. */
  readonly reports: readonly string[];
  /** Present where results go to a broker. */
  readonly publish?: {
    /** Configuration, for its broker: file or folder. */
    readonly config?: string;
    /** Of the provider; what is missing is asked of the build's surroundings. */
    readonly revision: Revision;
  };
}

/** What `publish` is asked for. */
export interface PublishOptions {
  /** Configurations: files or folders; empty: the one of the working folder. */
  readonly configs: readonly string[];
  /** Of the consumer; what is missing is asked of the build's surroundings. */
  readonly revision: Revision;
  readonly tags: readonly string[];
  /** Says what would be published. */
  readonly dryRun: boolean;
}

/** What `can-i-deploy` and `record-deployment` are asked for. */
export interface CandidateOptions {
  /** Configuration: file or folder. */
  readonly config?: string;
  readonly pacticipant?: string;
  readonly version?: string;
  readonly environment?: string;
  /** ms to wait for missing results. */
  readonly wait?: number;
  /** Which of several instances in the environment. */
  readonly target?: string;
}

/** What `cleanup` is asked for. */
export interface CleanupOptions {
  /** Configurations: files or folders; empty: the one of the working folder. */
  readonly configs: readonly string[];
  /** Replaces `service.url`. */
  readonly url?: string;
}
