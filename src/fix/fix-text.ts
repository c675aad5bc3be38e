import { applyEdits, modify, parse, type FormattingOptions } from 'jsonc-parser';
import type { Json } from '../json.ts';
import type { Finding } from '../model.ts';
import { looksLikeJson } from '../openapi/text.ts';
import type { FixedText } from './change.ts';
import { fixYaml } from './fix-yaml.ts';
import { changesFor } from './fixes.ts';

/** The indentation and line ends that a text has, so that what is added looks like the rest. */
const formattingOf = (text: string): FormattingOptions => {
  const [, indent = '  '] = /\n([ \t]+)\S/.exec(text) ?? [];
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
};

const fixJson = (text: string, findings: readonly Finding[]): FixedText => {
  const formattingOptions = formattingOf(text);
  let here = text;
  let fixed = 0;
  for (const finding of findings) {
    const root = parse(here, [], { allowTrailingComma: true }) as Json | undefined;
    const changes = root === undefined ? [] : changesFor(root, finding);
    for (const { path, value } of changes)
      here = applyEdits(here, modify(here, [...path], value, { formattingOptions }));
    if (changes.length > 0) fixed += 1;
  }
  return { text: here, fixed, left: [] };
};

/** Repairs the findings in a JSON or YAML text for which that is certain; everything else keeps its bytes. */
export const fixText = (file: string, text: string, findings: readonly Finding[]): FixedText => {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const plain = text.slice(mark.length);
  const made = looksLikeJson(file, plain) ? fixJson(plain, findings) : fixYaml(plain, findings);
  return { ...made, text: `${mark}${made.text}` };
};
