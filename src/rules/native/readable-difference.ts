import { parseJson } from '../../json.ts';

/** Below this many characters that differ, two values are no secrets. */
const SHORTEST = 20;
/** Share of characters that random texts may have in common: a UUID has five that never change. */
const LITTLE = 1 / 3;
/** Characters from which on a part that is a number, or counts up, is no chance. */
const NO_CHANCE = 6;

type Pair = readonly [string, string];

/** A Fernet token begins with the time at which it was made, whatever it holds. */
const FERNET = /^gAAAAA[\w-]{80,}={0,2}$/;
const BETWEEN_TOKENS = /[^\w+/= -]+/;
const BETWEEN_WORDS = /[^A-Za-z0-9]+/;

/** Two texts part by part; undefined where they have not the same parts. */
const partsOf = ([a, b]: Pair, between: RegExp): readonly Pair[] | undefined => {
  const [left, right] = [a.split(between), b.split(between)];
  return left.length === right.length ? left.map((part, i) => [part, right[i] ?? ''] as const) : undefined;
};

const differs = ([a, b]: Pair): boolean => a !== b;

/** The text that is written in base64, also in that for URLs; empty where it is none. */
export const fromBase64 = (text: string): string => {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/').replaceAll(' ', '+'));
  } catch {
    return '';
  }
};

const fromHex = (text: string): string =>
  /^([0-9a-f]{2})+$/i.test(text)
    ? text.replaceAll(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16)))
    : '';

const saysSomething = (text: string): boolean =>
  /^\d+$/.test(text) ||
  (text.length >= NO_CHANCE && (/^[\t\n\r -~]+$/.test(text) || parseJson(text) !== undefined));

/** Whether a part is a number, or holds a text in base64 or in hexadecimal digits. */
const isReadable = (part: string): boolean =>
  /^\d+$/.test(part) || saysSomething(fromBase64(part)) || saysSomething(fromHex(part));

const commonStart = ([a, b]: Pair): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

/** Whether a word is a number, or begins as the one before did: what counts up or holds the time. */
const isCount = (pair: Pair): boolean => {
  const shorter = Math.min(pair[0].length, pair[1].length);
  if (shorter < NO_CHANCE) return false;
  return pair.every((word) => /^\d+$/.test(word)) || commonStart(pair) * 2 >= shorter;
};

const inCommon = ([a, b]: Pair): number => a.split('').filter((character, i) => character === b[i]).length;

/**
 * Whether the difference of two values says something: not where both are long, share almost nothing and hold neither
 * a number nor a time nor a text. A new initialisation vector makes the same state such a text each time.
 */
export const isReadableDifference = (a: string, b: string): boolean => {
  if ([a, b].every((value) => FERNET.test(value))) return false;
  const parts = partsOf([a, b], BETWEEN_TOKENS)?.filter(differs);
  if (parts === undefined) return true;
  const lengths = parts.map((pair) => Math.min(pair[0].length, pair[1].length));
  const length = lengths.reduce((sum, n) => sum + n, 0);
  if (length < SHORTEST || parts.reduce((sum, p) => sum + inCommon(p), 0) > length * LITTLE) return true;
  if (parts.some((pair) => pair.every(isReadable))) return true;
  return parts.some((pair) => (partsOf(pair, BETWEEN_WORDS) ?? []).filter(differs).some(isCount));
};
