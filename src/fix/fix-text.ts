import { applyEdits, modify, parse, type FormattingOptions } from 'jsonc-parser';
import type { Json } from '../json.ts';
import type { Finding } from '../model.ts';
import { fixes } from './fixes.ts';

/** A text with its certain repairs, and how many findings they mend. */
export interface FixedText {
  readonly text: string;
  readonly fixed: number;
}

/** The indentation and line ends that a text has, so that what is added looks like the rest. */
const formattingOf = (text: string): FormattingOptions => {
  const [, indent = '  '] = /\n([ \t]+)\S/.exec(text) ?? [];
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
};

/** Repairs the findings in a JSON text for which that is certain; everything else keeps its bytes. */
export const fixText = (text: string, findings: readonly Finding[]): FixedText => {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const formattingOptions = formattingOf(text);
  let here = text.slice(mark.length);
  let fixed = 0;
  for (const { rule, written } of findings) {
    const fix = Object.hasOwn(fixes, rule) ? fixes[rule] : undefined;
    const root = parse(here, [], { allowTrailingComma: true }) as Json | undefined;
    if (fix === undefined || written?.pointer === undefined || root === undefined) continue;
    const changes = fix(root, written.pointer);
    for (const { path, value } of changes)
      here = applyEdits(here, modify(here, [...path], value, { formattingOptions }));
    if (changes.length > 0) fixed += 1;
  }
  return { text: `${mark}${here}`, fixed };
};
