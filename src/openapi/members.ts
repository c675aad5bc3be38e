import { member, type Json } from '../json.ts';

/** A member that is a string; undefined for anything else. */
export const textMember = (value: unknown, key: string): string | undefined => {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
};

/** A member as a list: of an array its items, of a single value that value, of nothing nothing. */
export const listMember = (value: unknown, key: string): readonly Json[] => {
  const found = member(value, key);
  if (found === undefined) return [];
  return Array.isArray(found) ? (found as readonly Json[]) : [found];
};

/** The strings of a member that is a string or a list with strings. */
export const textsMember = (value: unknown, key: string): string[] =>
  listMember(value, key).filter((item) => typeof item === 'string');
