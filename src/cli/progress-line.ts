import { printable } from '../report/reporters/paint.ts';

/** Something that is waited for. */
export interface Wait {
  /** Nothing: only the end of all is known. */
  readonly what: string;
  /** ms since 1970 */
  readonly since: number;
  /** How many ms more at the most. */
  readonly left: () => number;
}

const timeOfDay = (ms: number): string => new Date(ms).toTimeString().slice(0, 8);

/** Columns that a character takes at most: two for those of East Asia, and for pictures. */
const widthOf = (character: string): number => (/[\u1100-\u11FF\u2E80-\u{10FFFF}]/u.test(character) ? 2 : 1);

const columnsOf = (text: string): number => Array.from(text, widthOf).reduce((sum, n) => sum + n, 0);

const cut = (text: string, columns: number): string => {
  if (columnsOf(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (columnsOf(kept + character) >= columns) break;
    kept += character;
  }
  return `${kept}…`;
};

/** What is done, what is waited for, for how long, and until when at the latest: one line of so many columns at most. */
export const progressLine = (
  step: { readonly what: string; readonly since: number },
  waits: readonly Wait[],
  now: number,
  columns: number,
): string => {
  const ends = waits.map((wait) => ({ ...wait, end: now + wait.left() }));
  const latest = Math.min(...ends.filter((e) => e.what === '').map((e) => e.end));
  const named = ends.filter((e) => e.what !== '').sort((a, b) => b.end - a.end);
  // The others are over by then.
  const [last] = named;
  const others = named.length > 1 ? ` and ${named.length - 1} more` : '';
  const what = last === undefined ? step.what : `${step.what}: awaiting ${last.what}${others}`;
  const end = Math.min(last?.end ?? Infinity, latest);
  const until = Number.isFinite(end) ? `, latest ${timeOfDay(Math.max(end, now))}` : '';
  const times = ` (${Math.floor((now - (last ?? step).since) / 1000)} s${until})`;
  const head = cut(printable(what.replaceAll(/\s+/g, ' ')), columns - times.length);
  return cut(`${head}${times}`, columns);
};
