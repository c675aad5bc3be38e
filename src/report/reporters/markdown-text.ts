import { printable } from './paint.ts';

const oneLine = (text: string): string => printable(text.replaceAll(/\s*\n\s*/g, ' '));

/** A text cut to a length, with a sign that it was. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')}…`;

const LONGEST = 1000;

/** Any text as plain words in a line or a table cell of Markdown: no markup, no HTML, no mention of a person. */
export const escaped = (text: string): string =>
  cut(oneLine(text).trim(), LONGEST)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]#|~$]/g, '\\$&')
    // What would begin a list where the text begins a line.
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replaceAll('@', '@&#8203;');

/** Any text as code in a line of Markdown. */
export const code = (text: string): string => {
  const line = cut(oneLine(text), LONGEST);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || line.trim() === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
};
