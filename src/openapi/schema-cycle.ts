import { member, valueAt, type Json, type JsonObject } from '../json.ts';
import { referenceOf, targetOf } from './reference.ts';
import { inPlaceKeywords, listKeywords } from './schema-keywords.ts';

const inPlaceTargets = (root: JsonObject, schema: Json | undefined): string[] => {
  const reference = referenceOf(schema);
  const target = reference === undefined ? undefined : targetOf(root, reference);
  const parts = [
    ...listKeywords.flatMap((k) => {
      const list = member(schema, k);
      return Array.isArray(list) ? (list as readonly Json[]) : [];
    }),
    ...inPlaceKeywords.map((k) => member(schema, k)).filter((part) => part !== undefined),
  ];
  return [
    ...(target === undefined ? [] : [target.pointer]),
    ...parts.flatMap((part) => inPlaceTargets(root, part)),
  ];
};

const reachable = (from: string, edgesOf: (node: string) => readonly string[]): Set<string> => {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    for (const target of edgesOf(next)) open.push(target);
  }
  return seen;
};

/**
 * Tells whether a schema applies another one to the very same value, over and over: a validator would never end.
 * Cycles through properties or items are no such thing, each turn goes deeper into the value.
 */
export const endlessSchemas = (root: JsonObject): ((from: string, to: string) => boolean) => {
  const edges = new Map<string, readonly string[]>();
  const edgesOf = (pointer: string): readonly string[] => {
    const known = edges.get(pointer) ?? inPlaceTargets(root, valueAt(root, pointer));
    edges.set(pointer, known);
    return known;
  };
  const loops = new Map<string, string>();
  const loopOf = (from: string): string => {
    const known = loops.get(from);
    if (known !== undefined) return known;
    const ahead = reachable(from, edgesOf);
    const back = new Map<string, string[]>();
    for (const node of ahead)
      for (const target of edgesOf(node)) {
        const sources = back.get(target) ?? [];
        sources.push(node);
        back.set(target, sources);
      }
    for (const node of reachable(from, (n) => back.get(n) ?? [])) loops.set(node, from);
    return from;
  };
  return (from, to) => loopOf(from) === loops.get(to);
};
