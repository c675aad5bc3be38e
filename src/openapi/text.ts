import { DocumentError } from '../errors.ts';
import { parseJsonText } from './json-text.ts';
import { MAX_TEXT } from './limits.ts';
import type { ParsedText } from './parsed-text.ts';
import { parseYamlText } from './yaml-text.ts';

/** Whether a text is JSON: the file's name decides, else the first character. */
export const looksLikeJson = (file: string, text: string): boolean => {
  if (/\.ya?ml$/i.test(file)) return false;
  return /\.json$/i.test(file) || /^[\s\ufeff]*[[{]/.test(text);
};

/** Parses a JSON or YAML text; the file's name decides, else the first character. */
export const parseText = (file: string, text: string): ParsedText => {
  if (text.length > MAX_TEXT)
    throw new DocumentError(`Cannot read "${file}": it is longer than ${MAX_TEXT} characters`, { file });
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (plain.trim() === '') throw new DocumentError(`Cannot read "${file}": it is empty`, { file });
  return looksLikeJson(file, plain) ? parseJsonText(file, plain) : parseYamlText(file, plain);
};
