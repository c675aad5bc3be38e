import type { Profile } from '../model.ts';

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
}

/** What `cleanup` is asked for. */
export interface CleanupOptions {
  /** Configurations: files or folders; empty: the one of the working folder. */
  readonly configs: readonly string[];
  /** Replaces `service.url`. */
  readonly url?: string;
}
