import { UsageError } from '../errors.ts';
import { didYouMean } from '../suggest.ts';

/**
 * Refuses names that are not among the known ones: `requireKnown('trigger', ['OnNew'], known, 'triggerpact.yaml')`.
 */
export const requireKnown = (
  what: string,
  names: Iterable<string>,
  known: readonly string[],
  where: string,
): void => {
  for (const name of names) {
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known) || `; known: ${known.join(', ') || 'none'}`;
    throw new UsageError(`Unknown ${what} "${name}" in ${where}${hint}`);
  }
};
