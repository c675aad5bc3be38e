import { cut } from '../reporters/markdown-text.ts';
import { printable } from '../reporters/paint.ts';

/** A piece of HTML in which every text is escaped. */
export interface Html {
  readonly html: string;
}

/** What a template may hold: text is escaped, HTML stands as it is, nothing for undefined. */
export type Content = string | number | undefined | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Characters that turn the direction of text, and halves of characters, which UTF-8 does not know. */
const MISLEADING = /[\u200E\u200F\u2066-\u2069\p{Cs}]/gu;

/** Any text for an element or a quoted attribute; what is not seen is written as its code. */
export const escapeHtml = (text: string): string =>
  printable(text.replaceAll('\r\n', '\n').replaceAll('\t', '    '))
    .replaceAll(MISLEADING, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll(/[&<>"'`]/g, (c) => ESCAPES[c] ?? c);

/** No word of a page needs more characters; what may is cut by its owner. */
const LONGEST = 4000;

const written = (content: Content): string => {
  if (content === undefined) return '';
  if (typeof content === 'string' || typeof content === 'number')
    return escapeHtml(cut(String(content), LONGEST));
  return 'html' in content ? content.html : content.map((part) => part.html).join('');
};

/**
 * HTML from a template of ours: whatever is put into it is escaped and cut at 4000 characters, unless it is HTML that was
 * made so itself.
 */
export const markup = (template: TemplateStringsArray, ...contents: readonly Content[]): Html => ({
  html: template.reduce((text, part, i) => `${text}${written(contents[i - 1])}${part}`),
});

/** A text of any length, whole. */
export const wholeText = (text: string): Html => ({ html: escapeHtml(text) });

/** Nothing. */
export const nothing: Html = { html: '' };
