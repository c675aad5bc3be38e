import { isAlias, isCollection, isMap, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml';
import { keyOf } from '../openapi/yaml-text.ts';
import type { Change } from './change.ts';

/** Where a node is written; undefined for one that has no text of its own. */
export const rangeOf = (node: unknown): readonly [number, number] | undefined => {
  const range = (node as Node | null | undefined)?.range;
  return range === null || range === undefined ? undefined : [range[0], range[1]];
};

/** The pair of a key; of equal keys the last counts. */
export const pairOf = (map: unknown, key: string): Pair | undefined =>
  isMap(map) ? map.items.findLast((p) => keyOf(p) === key) : undefined;

/** The node at a path; undefined where an alias or a merge is on the way, which others share. */
export const nodeAt = (document: Document, path: Change['path']): unknown => {
  let here: unknown = document.contents;
  for (const key of path) {
    here = isSeq(here) ? here.items[Number(key)] : pairOf(here, String(key))?.value;
    if (here === undefined || isAlias(here)) return undefined;
  }
  return here;
};

/** Whether a map or list is written in brackets. */
export const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

const blockScalarEnd = (text: string, [from, to]: readonly [number, number]): number => {
  const written = text.slice(from, to);
  const keepsEnd = /^[|>][0-9]*\+/.test(written);
  return keepsEnd ? to : from + written.trimEnd().length;
};

/** The offset after the last character of a node, what follows on its line left out. */
export const endOf = (text: string, node: unknown): number | undefined => {
  if (isCollection(node) && !isFlow(node) && node.items.length > 0) {
    const last: unknown = node.items.at(-1);
    return isMap(node) ? endOfPair(text, last as Pair) : endOf(text, last);
  }
  const range = rangeOf(node);
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  return range === undefined || !isBlock ? range?.[1] : blockScalarEnd(text, range);
};

/** The offset after the last character of a pair. */
export const endOfPair = (text: string, pair: Pair): number | undefined => {
  const end = endOf(text, pair.value);
  const afterKey = rangeOf(pair.key)?.[1];
  return end === undefined || afterKey === undefined ? afterKey : Math.max(end, afterKey);
};
