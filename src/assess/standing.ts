import type { Remark, Standing } from './assessment.ts';

/** How a candidate stands by what is missing and what the document leaves open. */
export const standingOf = (missing: readonly Remark[], open: readonly Remark[]): Standing => {
  if (missing.length > 0) return 'lacking';
  return open.length > 0 ? 'unsure' : 'ready';
};
