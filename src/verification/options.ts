import type { GivenConfig } from '../config/load.ts';
import type { Revision } from '../broker/ci.ts';
import type { Profile } from '../model.ts';
import type { Shard } from './share-of.ts';

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
  /** Configurations: files, folders or objects; empty: the one of the working folder. */
  readonly configs: readonly (string | GivenConfig)[];
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
  /** End at the first error. */
  readonly bail?: boolean;
  /** Only this part of the triggers: one of several jobs. */
  readonly shard?: Shard;
  /** Contracts come from the broker, and results go there. */
  readonly broker?: BrokerOptions;
}
