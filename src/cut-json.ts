import { DEEPEST } from './json.ts';

/**
 * Walks the structure of JSON text outside of its strings, calling back at each bracket, brace and comma; stops where
 * `visit` says true, and gives that place.
 */
const structure = (text: string, visit: (char: string, at: number) => boolean): number | undefined => {
  const marks = /["[\]{},]/g;
  const string = /[^"\\]*(?:\\[^][^"\\]*)*"/y;
  for (let match = marks.exec(text); match !== null; match = marks.exec(text)) {
    if (match[0] === '"') {
      string.lastIndex = marks.lastIndex;
      if (!string.test(text)) return undefined;
      marks.lastIndex = string.lastIndex;
    } else if (visit(match[0], match.index)) return match.index;
  }
  return undefined;
};

/** How many JSON values a text holds, and where it is to be cut to hold no more than `most`. */
export const endOfValues = (
  text: string,
  most: number,
): { readonly values: number; readonly end: number | undefined } => {
  let values = 0;
  const end = structure(text, (char) => {
    if (char !== ']' && char !== '}') values += 1;
    return values > most;
  });
  return { values, end };
};

/** What JSON text that was cut off holds up to its last complete member or element; undefined where that is nothing. */
export const closed = (text: string): string | undefined => {
  let open = '';
  let end = 0;
  let closers = '';
  structure(text, (char, at) => {
    if (char === '[' || char === '{') open = (char === '[' ? ']' : '}') + open;
    else if (char === ',') [end, closers] = [at, open];
    else open = open.slice(1);
    return open.length > DEEPEST;
  });
  return end === 0 || closers === '' ? undefined : text.slice(0, end) + closers;
};
