import { UsageError } from '../errors.ts';
import { didYouMean } from '../suggest.ts';

/** The name, where it is among the known ones; refused otherwise. */
export const knownName = <Name extends string>(
  what: string,
  name: string,
  known: readonly Name[],
  where: string,
): Name => {
  const found = known.find((one) => one === name);
  if (found !== undefined) return found;
  const hint = didYouMean(name, known) || `; known: ${known.join(', ') || 'none'}`;
  throw new UsageError(`Unknown ${what} "${name}" in ${where}${hint}`);
};

/**
 * Refuses names that are not among the known ones: `requireKnown('trigger', ['OnNew'], known, 'triggerpact.yaml')`.
 */
export const requireKnown = (
  what: string,
  names: Iterable<string>,
  known: readonly string[],
  where: string,
): void => {
  for (const name of names) knownName(what, name, known, where);
};
