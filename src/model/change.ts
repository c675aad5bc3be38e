import type { Place } from './operation.ts';

/**
 * What a change does to flows that use a trigger already: `breaking`: they fail or lose something; `risky`: they may,
 * it depends on the flow or on the service; `safe`: they go on as before.
 */
export type ChangeKind = 'breaking' | 'risky' | 'safe';

/** One difference between two versions of a trigger, as a maker who uses it meets it. */
export interface Change {
  readonly kind: ChangeKind;
  readonly message: string;
  /** What to do instead; absent for what is safe. */
  readonly repair?: string;
  /** Where it stands in the older definition; for something new, where it would stand. */
  readonly before?: Place;
  /** Where it stands in the newer definition; for something gone, where it would stand. */
  readonly after?: Place;
}
