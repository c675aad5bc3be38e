import type { Json } from '../json.ts';
import type { Change } from './change.ts';

/** A stretch of a text that gets another text; an insertion where it is empty. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** How the lines of a text end. */
export const lineEndOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

const set = (here: Json | undefined, path: Change['path'], value: Json | undefined): Json | undefined => {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(here))
    return (here as readonly Json[]).map((item, i) => (i === key ? (set(item, rest, value) ?? null) : item));
  const members = Object.entries(here ?? {}).filter(([k]) => k !== String(key));
  const made = set((here as Record<string, Json> | undefined)?.[key], rest, value);
  return Object.fromEntries(made === undefined ? members : [...members, [String(key), made]]);
};

/** The value of a document after changes. */
export const changed = (root: Json, changes: readonly Change[]): Json =>
  changes.reduce((here, { path, value }) => set(here, path, value) ?? null, root);

/** A text with edits made, or undefined where two of them overlap. */
export const edited = (text: string, edits: readonly TextEdit[]): string | undefined => {
  const sorted = edits.toSorted((a, b) => a.from - b.from || a.to - b.to);
  if (sorted.some((e, i) => e.from < (sorted[i - 1]?.to ?? 0))) return undefined;
  let made = '';
  let at = 0;
  for (const edit of sorted) {
    made += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return made + text.slice(at);
};
