import { distance } from 'fastest-levenshtein';

const sorted = (text: string): string => text.split('').toSorted().join('');

/** The candidates that a mistyped name may have meant, the likeliest first; none where none is near. */
export const closest = (name: string, candidates: Iterable<string>): readonly string[] => {
  const wanted = name.toLowerCase();
  const allowed = name.length < 3 ? 1 : Math.max(2, Math.floor(name.length / 3));
  return [...candidates]
    .map((candidate) => {
      const other = candidate.toLowerCase();
      // Swapped letters are the commonest slip, so they decide between equals.
      return { candidate, edits: distance(wanted, other), swaps: distance(sorted(wanted), sorted(other)) };
    })
    .filter(({ edits }) => edits <= allowed)
    .toSorted((a, b) => a.edits - b.edits || a.swaps - b.swaps)
    .map(({ candidate }) => candidate);
};

/** The candidate that a mistyped name most likely meant, or undefined. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined =>
  closest(name, candidates)[0];

/** ` (did you mean "x"?)`, or nothing where no candidate is near. */
export const didYouMean = (name: string, candidates: Iterable<string>): string => {
  const candidate = nearest(name, candidates);
  return candidate === undefined ? '' : ` (did you mean "${candidate}"?)`;
};
