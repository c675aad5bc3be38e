import type { Progress } from './progress.ts';
import type { Secret } from './secret.ts';

/** Everything that a command gets from outside; a spec passes its own. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly stdout: (text: string) => void;
  /** Mistakes, and what somebody is asked to do. */
  readonly stderr: (text: string) => void;
  readonly progress: Progress;
  /** Somebody reads along. */
  readonly isTerminal: boolean;
  /** Width of that terminal. */
  readonly columns?: number;
  /** Calls back whenever a person at the terminal presses Enter, until the returned function ends it; absent without one. */
  readonly onEnter?: (listener: () => void) => () => void;
  /** Makes secrets known: from now on none of them, nor one that the source gives later, leaves this process. */
  readonly learn: (source: () => readonly Secret[]) => void;
  /** Any plain data without the secrets known so far; cut it afterwards, never before. */
  readonly hide: <T>(value: T) => T;
  /** Aborted once on an interrupt: the command cleans up and still reports. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What this tool runs on, with versions. */
  readonly platform?: () => readonly string[];
  /** Of this tool. */
  readonly version: string;
}
