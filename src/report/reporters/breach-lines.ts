import type { Finding } from '../../model.ts';
import { placeText, seenText } from './text-finding.ts';

/** The promise of a finding's rule, with its name: `P-14 No event arrives twice along a chain of polls`. */
export const promiseText = ({ rule, title, slug }: Finding): string =>
  `${rule} ${title ?? slug.replaceAll('-', ' ')}`;

/** What is wrong, how often, what was seen, and how to repair it; a line each. */
export const breachLines = ({ message, times, seen, before, repair }: Finding): readonly string[] => [
  times === undefined ? message : `${message} (${times} times)`,
  ...(seen === undefined ? [] : [`Seen: ${seenText(seen)}`]),
  ...(before === undefined ? [] : [`Before: ${placeText(before)}`]),
  ...(repair === undefined ? [] : [`Repair: ${repair}`]),
];
