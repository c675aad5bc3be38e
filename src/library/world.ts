import process from 'node:process';
import { gatedWorld } from '../evidence/gate.ts';
import { readVersion } from '../workspace/read-package.ts';
import type { World } from '../world.ts';

/** What a caller of the library may replace. */
export interface RunOptions {
  /** Folder that relative paths start from; default: the process's own. */
  readonly cwd?: string;
  /** Ends the run early: it cleans up and still gives a report. */
  readonly signal?: AbortSignal;
  /** Takes progress; default: it is dropped. */
  readonly onProgress?: (text: string) => void;
}

const drop = (): void => undefined;

/** The world of a run inside another program: nothing is printed. */
export const libraryWorld = ({ cwd, signal, onProgress }: RunOptions): World =>
  gatedWorld({
    cwd: cwd ?? process.cwd(),
    env: process.env,
    stdout: drop,
    stderr: onProgress ?? drop,
    isTerminal: false,
    signal: signal ?? new AbortController().signal,
    now: Date.now,
    version: readVersion(),
  });

/** Says something beside what a test runner prints; a runner that keeps such texts with their tests can. */
export const say = (text: string): void => {
  // oxlint-disable-next-line no-console -- runners capture the console, and nothing else
  console.warn(text);
};
