import { runChild, type ChildResult } from './run-child.ts';

const WITHIN = 20_000;

/** Loads Pact's native library in a process of its own, which says with which Node.js and on which platform. */
export const loadPact = (signal: AbortSignal): Promise<ChildResult> =>
  runChild('load', { file: '', dir: '' }, { timeoutMs: WITHIN, signal });
