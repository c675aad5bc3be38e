import { pointerSegments } from '../json.ts';

/** Where a value of a JSON text begins, and what is shown for it: its key in an object, itself in an array. */
interface Spot {
  readonly shown: number;
  readonly value: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The offset after a string that begins at `start`; 0 where it does not end. */
export const afterString = (text: string, start: number): number => {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let slashes = 0;
    for (let i = end - 1; text.charCodeAt(i) === BACKSLASH; i--) slashes++;
    if (slashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return 0;
};

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const isOpening = (code: number): boolean => code === 0x7b || code === 0x5b;
const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;
const isComma = (code: number): boolean => code === 0x2c;

const afterSpace = (text: string, start: number): number => {
  let i = start;
  while (isSpace(text.charCodeAt(i))) i++;
  return i;
};

/** How deep below a scanned object the ends of objects are remembered, so that finding a place there need not scan again. */
const REMEMBERED = 4;

/**
 * The offset after a value: a bracket's partner, a string's end, or where a number or word ends. Ends of brackets are
 * looked up in `ends`, and noted there.
 */
const afterValue = (text: string, start: number, ends: Map<number, number>): number => {
  const known = ends.get(start);
  if (known !== undefined) return known;
  const opened: number[] = [];
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // Most characters outside of strings are indentation.
    if (code <= 0x20) continue;
    if (code === QUOTE) {
      i = afterString(text, i) - 1;
      if (depth === 0) return i + 1;
    } else if (isOpening(code)) {
      if (depth < REMEMBERED) opened[depth] = i;
      depth++;
    } else if (isClosing(code)) {
      depth--;
      if (depth >= 0 && depth < REMEMBERED) ends.set(opened[depth] ?? start, i + 1);
      if (depth <= 0) return depth === 0 ? i + 1 : i;
    } else if (depth === 0 && isComma(code)) return i;
  }
  return text.length;
};

/** The members of an object or array that begins at `start`; of equal keys the last counts, as in JSON.parse. */
const membersAt = (text: string, start: number, ends: Map<number, number>): ReadonlyMap<string, Spot> => {
  const members = new Map<string, Spot>();
  const isObject = text.charAt(start) === '{';
  if (!isObject && text.charAt(start) !== '[') return members;
  let at = afterSpace(text, start + 1);
  for (let index = 0; at < text.length && !isClosing(text.charCodeAt(at)); index++) {
    const shown = at;
    let key = String(index);
    if (isObject) {
      const end = afterString(text, at);
      const name = text.slice(at + 1, end - 1);
      key = name.includes('\\') ? (JSON.parse(`"${name}"`) as string) : name;
      at = afterSpace(text, afterSpace(text, end) + 1);
    }
    members.set(key, { shown, value: at });
    at = afterSpace(text, afterValue(text, at, ends));
    if (isComma(text.charCodeAt(at))) at = afterSpace(text, at + 1);
  }
  return members;
};

/**
 * Finds the offsets of JSON Pointers in a text that JSON.parse takes, without making a tree of it: each object on the way
 * is scanned once. A pointer that leads nowhere gives the deepest part of it that exists.
 */
export const scanJson = (text: string): ((pointer: string) => number) => {
  const known = new Map<number, ReadonlyMap<string, Spot>>();
  const ends = new Map<number, number>();
  const members = (start: number): ReadonlyMap<string, Spot> => {
    const found = known.get(start) ?? membersAt(text, start, ends);
    known.set(start, found);
    return found;
  };
  return (pointer) => {
    let shown = afterSpace(text, 0);
    let value = shown;
    for (const segment of pointerSegments(pointer)) {
      const next = members(value).get(segment);
      if (next === undefined) break;
      ({ shown, value } = next);
    }
    return shown;
  };
};
