import { member, valueAt, type Json } from '../json.ts';
import { referenceOf, targetOf } from './reference.ts';
import { inPlaceKeywords, listKeywords } from './schema-keywords.ts';

const inPlaceTargets = (root: Json, schema: Json | undefined): string[] => {
  const reference = referenceOf(schema);
  const target = reference === undefined ? undefined : targetOf(root, reference);
  const parts = [
    ...listKeywords.flatMap((k) => {
      const list = member(schema, k);
      return Array.isArray(list) ? (list as readonly Json[]) : [];
    }),
    ...inPlaceKeywords.map((k) => member(schema, k)),
  ];
  return [...(target === undefined ? [] : [target]), ...parts.flatMap((part) => inPlaceTargets(root, part))];
};

/**
 * Tells whether a schema applies another one to the very same value, over and over: a validator would never end.
 * Cycles through properties or items are no such thing, each turn goes deeper into the value.
 */
export const endlessSchemas = (root: Json): ((from: string, to: string) => boolean) => {
  const edges = new Map<string, readonly string[]>();
  const edgesOf = (pointer: string): readonly string[] => {
    const known = edges.get(pointer) ?? inPlaceTargets(root, valueAt(root, pointer));
    edges.set(pointer, known);
    return known;
  };
  return (from, to) => {
    const seen = new Set<string>();
    const open = [to];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === from) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...edgesOf(next));
    }
    return false;
  };
};
