import type { Remark } from '../rule.ts';

/** What is said of a body that was cut for its size: what is missing in it may be in the rest. */
export const cutBody = (what: string): Remark => ({
  unknown: true,
  message: `${what} is larger than what is kept of it, and could only be read in part`,
});
