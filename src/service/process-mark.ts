import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { isThere, ownPid } from './process.ts';

/** Machines and containers count their processes anew. */
const here = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Marks what this process leaves for others to find: letters, digits and a dash. */
export const processMark = `${ownPid}-${here}`;

/** What became of the process that left a mark; `unknown` where it was on another machine, or the text is no mark. */
export const stateOf = (mark: string): 'running' | 'ended' | 'unknown' => {
  const [, pid, host] = /^(\d{1,10})-([0-9a-f]{8})$/.exec(mark) ?? [];
  if (host !== here) return 'unknown';
  return isThere(Number(pid)) ? 'running' : 'ended';
};
