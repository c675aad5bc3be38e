import type { Node } from 'jsonc-parser';
import { isObject, type Json } from '../json.ts';
import { lineEndOf } from './text-edit.ts';

/** A JSON text, its tree, and the same text with white space in place of its comments. */
export interface JsonSource {
  readonly text: string;
  readonly plain: string;
  readonly tree: Node;
}

/** How the members of a list or an object are written. */
export interface MemberStyle {
  /** What stands before each on its line; undefined where several share a line. */
  readonly indent: string | undefined;
  /** What stands between two that share a line. */
  readonly comma: string;
  /** What stands between a key and its value. */
  readonly colon: string;
}

/** The offset after a node. */
export const endOf = (node: Node): number => node.offset + node.length;

/** The white space before an offset, if nothing else stands before it on its line. */
export const indentBefore = (text: string, offset: number): string | undefined => {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return before.trim() === '' && before.length < offset ? before : undefined;
};

/** One more level of indentation, as the text has it. */
const stepOf = (text: string): string => /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';

const colonOf = (text: string, property: Node | undefined): string | undefined => {
  const [key, value] = property?.type === 'property' ? (property.children ?? []) : [];
  const between = key && value && text.slice(endOf(key), value.offset);
  return between !== undefined && /^\s*:\s*$/.test(between) ? between : undefined;
};

/** How the members of a node are written; where it has none, as those around it would be. */
export const styleOf = ({ text, tree }: JsonSource, node: Node): MemberStyle => {
  const children = node.children ?? [];
  const last = children.at(-1);
  const before = children.at(-2);
  const colon =
    colonOf(text, last) ?? colonOf(text, node.parent) ?? colonOf(text, tree.children?.[0]) ?? ': ';
  const between = last && before && text.slice(endOf(before), last.offset);
  const comma = between !== undefined && /^\s*,[ \t]*$/.test(between) ? between : undefined;
  const holder = node.parent?.type === 'property' ? node.parent : node;
  const around = last === undefined ? indentBefore(text, holder.offset) : undefined;
  return {
    indent: last === undefined ? around && `${around}${stepOf(text)}` : indentBefore(text, last.offset),
    comma: comma ?? (/\s/.test(colon) ? ', ' : ','),
    colon: colon.includes('\n') ? ': ' : colon,
  };
};

const inLine = (value: Json, style: MemberStyle): string => {
  if (Array.isArray(value)) return `[${value.map((v) => inLine(v as Json, style)).join(style.comma)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const pad = style.comma === ',' ? '' : ' ';
  const members = Object.entries(value).map(
    ([k, v]) => `${JSON.stringify(k)}${style.colon}${inLine(v, style)}`,
  );
  return members.length === 0 ? '{}' : `{${pad}${members.join(style.comma)}${pad}}`;
};

/** A value as it is written among members of that style. */
export const written = (text: string, value: Json, style: MemberStyle): string =>
  style.indent === undefined
    ? inLine(value, style)
    : JSON.stringify(value, null, stepOf(text)).replaceAll('\n', `${lineEndOf(text)}${style.indent}`);
