import { distance } from 'fastest-levenshtein';

/** The candidate that a mistyped name most likely meant, or undefined. */
export const nearest = (name: string, candidates: Iterable<string>): string | undefined => {
  const wanted = name.toLowerCase();
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const d = distance(wanted, candidate.toLowerCase());
    if (best === undefined || d < best.distance) best = { candidate, distance: d };
  }
  const allowed = Math.max(1, Math.floor(name.length / 3));
  return best !== undefined && best.distance <= allowed ? best.candidate : undefined;
};

/** ` (did you mean "x"?)`, or nothing where no candidate is near. */
export const didYouMean = (name: string, candidates: Iterable<string>): string => {
  const candidate = nearest(name, candidates);
  return candidate === undefined ? '' : ` (did you mean "${candidate}"?)`;
};
