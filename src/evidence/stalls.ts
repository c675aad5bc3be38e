import type { StallEntry, Trace } from '../model.ts';

/** The times in which the run itself stood still. */
export const stallsOf = (trace: Trace): readonly StallEntry[] =>
  trace.entries.filter((e): e is StallEntry => e.type === 'stall');

/** ms between two times in which the run itself stood still. */
export const stalledBetween = (
  stalls: readonly Pick<StallEntry, 'at' | 'to'>[],
  from: number,
  to: number,
): number => stalls.reduce((sum, s) => sum + Math.max(0, Math.min(s.to, to) - Math.max(s.at, from)), 0);
