import type { Node } from 'jsonc-parser';
import { isObject, type Json } from '../json.ts';
import type { Change } from './change.ts';
import { endOf, indentBefore, styleOf, written, type JsonSource, type MemberStyle } from './json-style.ts';
import { lineEndOf, type TextEdit } from './text-edit.ts';

/** The property of a key; of equal keys the last counts. */
const propertyOf = (node: Node | undefined, key: string): Node | undefined =>
  node?.type === 'object' ? node.children?.findLast((p) => p.children?.[0]?.value === key) : undefined;

const nodeAt = (tree: Node, path: Change['path']): Node | undefined => {
  let here: Node | undefined = tree;
  for (const key of path)
    here =
      here?.type === 'array' ? here.children?.[Number(key)] : propertyOf(here, String(key))?.children?.[1];
  return here;
};

/** The offset after the comma that follows, or nothing. */
const afterComma = ({ plain }: JsonSource, offset: number): number | undefined => {
  const before = /^\s*,/.exec(plain.slice(offset))?.[0];
  return before === undefined ? undefined : offset + before.length;
};

/** A member more, after the last one: on a line of its own where that has one. */
const appended = (source: JsonSource, node: Node, style: MemberStyle, member: string): TextEdit[] => {
  const { text, plain } = source;
  const last = node.children?.at(-1);
  const end = lineEndOf(text);
  if (last === undefined) {
    const inside = { from: node.offset + 1, to: endOf(node) - 1 };
    if (plain.slice(inside.from, inside.to) !== text.slice(inside.from, inside.to)) return [];
    const holder = indentBefore(text, (node.parent ?? node).offset) ?? '';
    const pad = style.comma === ',' ? '' : ' ';
    const own =
      style.indent === undefined ? `${pad}${member}${pad}` : `${end}${style.indent}${member}${end}${holder}`;
    return [{ ...inside, text: own }];
  }
  const at = endOf(last);
  const trailing = afterComma(source, at);
  const [separator, closing] = trailing === undefined ? [',', ''] : ['', ','];
  if (style.indent === undefined)
    return [{ from: at, to: at, text: `${trailing === undefined ? style.comma : ', '}${member}` }];
  // A comment behind the last member stays with it.
  const from = trailing ?? at;
  const rest = text.slice(from, endOf(node) - 1);
  const comment = rest.includes('\n') ? rest.slice(0, rest.search(/\r?\n/)).trimEnd() : '';
  const line = `${end}${style.indent}${member}${closing}`;
  if (comment === '') return [{ from, to: from, text: `${separator}${line}` }];
  const behind = from + comment.length;
  return [
    { from, to: from, text: separator },
    { from: behind, to: behind, text: line },
  ];
};

/** The edits without the line that they would leave empty. */
const withLine = (text: string, from: number, to: number): TextEdit => {
  const indent = indentBefore(text, from);
  const rest = /^[ \t]*(\r?\n|$)/.exec(text.slice(to))?.[0];
  return indent === undefined || rest === undefined
    ? { from, to: to + (/^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0), text: '' }
    : { from: from - indent.length, to: to + rest.length, text: '' };
};

const removed = (source: JsonSource, node: Node, property: Node): TextEdit[] => {
  const at = node.children?.indexOf(property) ?? -1;
  const end = endOf(property);
  const next = afterComma(source, end);
  const before = node.children?.[at - 1];
  if (next !== undefined || before === undefined)
    return [withLine(source.text, property.offset, next ?? end)];
  const comma = afterComma(source, endOf(before)) ?? endOf(before);
  const own = withLine(source.text, property.offset, end);
  // On one line, what stands between the comma and the last member goes with it.
  const isAlone = indentBefore(source.text, property.offset) === undefined;
  return isAlone ? [{ from: comma - 1, to: end, text: '' }] : [{ from: comma - 1, to: comma, text: '' }, own];
};

/** The text of a value that is moved, at the indentation of its new place. */
const movedText = ({ text }: JsonSource, node: Node, indent: string): string => {
  const old = indentBefore(text, (node.parent ?? node).offset) ?? '';
  return text
    .slice(node.offset, endOf(node))
    .replaceAll(/\n[ \t]*/g, (line) =>
      line.startsWith(`\n${old}`) ? `\n${indent}${line.slice(old.length + 1)}` : line,
    );
};

const appendedItem = (source: JsonSource, list: Node, value: Json): TextEdit[] => {
  const style = styleOf(source, list);
  return appended(source, list, style, written(source.text, value, style));
};

const replaced = (source: JsonSource, property: Node, value: Json): TextEdit[] => {
  const before = property.children?.[1];
  if (before === undefined) return [];
  const items = before.children ?? [];
  const added = Array.isArray(value) && before.type === 'array' ? value.slice(items.length) : [];
  if (items.length > 0 && added.length === 1) return appendedItem(source, before, added[0] as Json);
  const style = styleOf(source, before);
  const indent = isObject(value) ? indentBefore(source.text, property.offset) : undefined;
  return [
    { from: before.offset, to: endOf(before), text: written(source.text, value, { ...style, indent }) },
  ];
};

/** The edits of a JSON text that make a change, in the writing of what stands around; undefined where it has no place. */
export const jsonEdits = (
  source: JsonSource,
  { path, value }: Change,
  from: Change['path'] | undefined,
): TextEdit[] | undefined => {
  const node = nodeAt(source.tree, path.slice(0, -1));
  const key = String(path.at(-1));
  if (node?.type !== 'object') return undefined;
  const property = propertyOf(node, key);
  if (value === undefined) return property === undefined ? undefined : removed(source, node, property);
  if (property !== undefined) return replaced(source, property, value);
  const style = styleOf(source, node);
  const origin = from === undefined ? undefined : nodeAt(source.tree, from);
  const text =
    origin === undefined ? written(source.text, value, style) : movedText(source, origin, style.indent ?? '');
  return appended(source, node, style, `${JSON.stringify(key)}${style.colon}${text}`);
};
