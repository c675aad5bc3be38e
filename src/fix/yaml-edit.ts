import {
  isMap,
  isScalar,
  isSeq,
  stringify,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Json } from '../json.ts';
import type { Change } from './change.ts';
import { lineEndOf, type TextEdit } from './text-edit.ts';
import { endOf, endOfPair, isFlow, nodeAt, pairOf, rangeOf } from './yaml-nodes.ts';

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

const nextLine = (text: string, offset: number): number => {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
};

const inLine = (value: Json): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trimEnd();

/** A text in the quotes of the one that it replaces. */
const inQuotesOf = (before: unknown, value: Json): string => {
  if (!isScalar(before) || typeof value !== 'string') return inLine(value);
  if (before.type === 'QUOTE_DOUBLE') return JSON.stringify(value);
  return before.type === 'QUOTE_SINGLE' ? `'${value.replaceAll("'", "''")}'` : inLine(value);
};

/** Lines of their own at an offset where a line begins, or the text ends; without a last line end where it has none. */
const asLines = (text: string, at: number, lines: readonly string[], indent: string): TextEdit => {
  const end = lineEndOf(text);
  const written = lines.map((l) => (l === '' ? l : `${indent}${l}`));
  const isOpen = at > 0 && text[at - 1] !== '\n';
  return { from: at, to: at, text: written.map((l) => (isOpen ? `${end}${l}` : `${l}${end}`)).join('') };
};

/** Where the comments begin that stand above a line, at its own indentation. */
const aboveComments = (text: string, line: number, indent: string): number => {
  const above = lineStart(text, line - 1);
  return line > 0 && text.startsWith(`${indent}#`, above) ? aboveComments(text, above, indent) : line;
};

const stepOf = (text: string): number => Math.max(1, /^( +)\S/m.exec(text)?.[1]?.length ?? 2);

const blockLines = (text: string, value: Json): string[] =>
  stringify(value, { indent: stepOf(text), lineWidth: 0 })
    .trimEnd()
    .split('\n');

const indentAt = (text: string, offset: number): string => ' '.repeat(offset - lineStart(text, offset));

const appendPair = (
  text: string,
  map: YAMLMap,
  key: string,
  value: Json,
  source: readonly string[] | undefined,
): TextEdit | undefined => {
  const first = rangeOf(map.items[0]?.key);
  const last = map.items.at(-1);
  const end = last === undefined ? undefined : endOfPair(text, last);
  if (!isFlow(map)) {
    if (first === undefined || end === undefined) return undefined;
    const lines = source ?? blockLines(text, { [key]: value });
    return asLines(text, nextLine(text, end), lines, indentAt(text, first[0]));
  }
  const range = rangeOf(map);
  if (range === undefined) return undefined;
  const isQuoted = first === undefined ? text[range[0] - 1] === '"' : text[first[0]] === '"';
  const written = isQuoted ? `${JSON.stringify(key)}: ${JSON.stringify(value)}` : `${key}: ${inLine(value)}`;
  if (end === undefined) return { from: range[0] + 1, to: range[0] + 1, text: ` ${written} ` };
  return { from: end, to: end, text: `, ${written}` };
};

const appendItem = (text: string, list: YAMLSeq, value: Json): TextEdit | undefined => {
  const last: unknown = list.items.at(-1);
  const start = rangeOf(last)?.[0];
  const end = endOf(text, last);
  if (start === undefined || end === undefined) return undefined;
  if (isFlow(list)) {
    const isQuoted = text[start] === '"';
    return { from: end, to: end, text: `, ${isQuoted ? JSON.stringify(value) : inLine(value)}` };
  }
  const dash = text.lastIndexOf('-', start - 1);
  return asLines(text, nextLine(text, end), [`- ${inLine(value)}`], indentAt(text, dash));
};

const replaceValue = (text: string, pair: Pair, value: Json): TextEdit | undefined => {
  const { value: before } = pair;
  const own = rangeOf(before);
  const added = Array.isArray(value) && isSeq(before) ? value.slice(before.items.length) : [];
  if (isSeq(before) && before.items.length > 0 && added.length === 1)
    return appendItem(text, before, added[0] as Json);
  if (own !== undefined && own[1] > own[0])
    return isScalar(before) || isFlow(before)
      ? { from: own[0], to: own[1], text: inQuotesOf(before, value) }
      : undefined;
  const key = rangeOf(pair.key);
  const colon = key === undefined ? -1 : text.indexOf(':', key[1]);
  return colon < 0 ? undefined : { from: colon + 1, to: colon + 1, text: ` ${inLine(value)}` };
};

/** Whole lines, and where they are the last of a text that ends without a line end, the one before them. */
const cutLines = (text: string, from: number, to: number): TextEdit => {
  const isOpen = from > 0 && to === text.length && text[to - 1] !== '\n';
  return { from: isOpen ? from - lineEndOf(text).length : from, to, text: '' };
};

const removePair = (text: string, map: YAMLMap, key: string, isMoved: boolean): TextEdit | undefined => {
  const at = map.items.findIndex((p) => p === pairOf(map, key));
  const pair = map.items[at];
  const start = rangeOf(pair?.key)?.[0];
  const end = pair === undefined ? undefined : endOfPair(text, pair);
  if (start === undefined || end === undefined || map.items.length === 1) return undefined;
  const next = rangeOf(map.items[at + 1]?.key)?.[0];
  if (isFlow(map)) {
    if (next !== undefined) return { from: start, to: next, text: '' };
    const before = endOfPair(text, map.items[at - 1] as Pair);
    return before === undefined ? undefined : { from: before, to: end, text: '' };
  }
  const line = lineStart(text, start);
  // The first key of a list's item stands on the line of its dash.
  if (text.slice(line, start).trim() !== '')
    return next === undefined ? undefined : { from: start, to: next, text: '' };
  const from = isMoved ? aboveComments(text, line, text.slice(line, start)) : line;
  return cutLines(text, from, nextLine(text, end));
};

/** The lines of a pair and of its comments as they are written, without its indentation; undefined for one in brackets. */
const sourceOf = (text: string, document: Document, path: Change['path']): readonly string[] | undefined => {
  const map = nodeAt(document, path.slice(0, -1));
  const pair = pairOf(map, String(path.at(-1)));
  const start = rangeOf(pair?.key)?.[0];
  const end = pair === undefined ? undefined : endOfPair(text, pair);
  if (!isMap(map) || isFlow(map) || start === undefined || end === undefined) return undefined;
  const indent = indentAt(text, start);
  const line = lineStart(text, start);
  const isAlone = text.slice(line, start).trim() === '';
  const from = isAlone ? aboveComments(text, line, indent) : start;
  const lines = text.slice(from, nextLine(text, end)).trimEnd().split(/\r?\n/);
  return lines.map((l) => (l.startsWith(indent) ? l.slice(indent.length) : l));
};

/**
 * The edit of a YAML text that makes a change; undefined where the text has no place for it that is its own. `from` is
 * where the value stood before, if it is moved, so that it keeps its writing.
 */
export const yamlEdit = (
  text: string,
  document: Document,
  { path, value }: Change,
  from: Change['path'] | undefined,
): TextEdit | undefined => {
  const map = nodeAt(document, path.slice(0, -1));
  const key = String(path.at(-1));
  if (!isMap(map)) return undefined;
  const pair = pairOf(map, key);
  if (value === undefined) return removePair(text, map, key, from !== undefined);
  if (pair !== undefined) return replaceValue(text, pair, value);
  return appendPair(text, map, key, value, from === undefined ? undefined : sourceOf(text, document, from));
};
