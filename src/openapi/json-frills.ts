import { afterString } from './json-scan.ts';

/** Something in a text that strict JSON does not have, and where it stands. */
export interface Frill {
  readonly kind: 'comment' | 'comma' | 'space';
  readonly from: number;
  readonly to: number;
}

const ODD_SPACES = new Set('\u00a0\u1680\u202f\u205f\u3000\ufeff\u2028\u2029\v\f');

/** White space of other alphabets and typography, which JSON does not know. */
const isOddSpace = (character: string): boolean =>
  ODD_SPACES.has(character) || (character >= '\u2000' && character <= '\u200b');

const afterComment = (text: string, start: number): number => {
  const isLine = text.startsWith('//', start);
  if (!isLine && !text.startsWith('/*', start)) return start;
  const end = isLine ? text.indexOf('\n', start) : text.indexOf('*/', start + 2);
  if (end < 0) return isLine ? text.length : start;
  return isLine ? end : end + 2;
};

const isPlain = (code: number): boolean => code > 0x20 && code < 0x80;

/** Comments, trailing commas and odd white space outside of strings, in the order in which they stand. */
export const frillsOf = (text: string): Frill[] => {
  const found: Frill[] = [];
  let comma = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) continue;
    if (code === 0x22) {
      const end = afterString(text, i);
      if (end === 0) break;
      i = end - 1;
    } else if (code === 0x2f && afterComment(text, i) > i) {
      const to = afterComment(text, i);
      found.push({ kind: 'comment', from: i, to });
      i = to - 1;
      continue;
    } else if (!isPlain(code) && isOddSpace(text.charAt(i))) {
      found.push({ kind: 'space', from: i, to: i + 1 });
      continue;
    } else if ((code === 0x7d || code === 0x5d) && comma >= 0)
      found.push({ kind: 'comma', from: comma, to: comma + 1 });
    comma = code === 0x2c ? i : -1;
  }
  return found.toSorted((a, b) => a.from - b.from);
};

/** A text with white space in place of its frills, every other character where it was. */
export const withoutFrills = (text: string, frills: readonly Frill[]): string => {
  let made = '';
  let at = 0;
  for (const { from, to } of frills) {
    made += text.slice(at, from) + text.slice(from, to).replaceAll(/[^\r\n]/g, ' ');
    at = to;
  }
  return made + text.slice(at);
};
