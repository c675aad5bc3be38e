import { distance } from 'fastest-levenshtein';

const letters = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Whether two names are likely one, misspelt or in another writing: they differ in two letters at most. */
export const isNear = (one: string, other: string): boolean => distance(letters(one), letters(other)) <= 2;

/** The key of an object that is nearly the one that is looked for, and is not it. */
export const nearKey = (owner: object, wanted: string): string | undefined =>
  Object.hasOwn(owner, wanted)
    ? undefined
    : Object.keys(owner).find((key) => key !== wanted && isNear(key, wanted));
