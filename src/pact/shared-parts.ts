import { isObject, member, type Json, type JsonObject } from '../json.ts';
import { documentParts } from '../contract/promise.ts';
import { promiseHash } from './hash.ts';

/** A list that is longer stands once in the file, and triggers refer to it. */
const LONGEST_INLINE = 32;

/** Parts that several promises refer to, by the SHA-256 of their canonical JSON. */
export interface SharedParts {
  /** What stands in a promise for a list of its document. */
  readonly refer: (list: Json) => Json;
  /** What has been referred to so far. */
  readonly parts: () => JsonObject;
}

/** Parts that are collected while promises are written: a document's DELETEs would else stand in each of its triggers. */
export const createSharedParts = (): SharedParts => {
  const hashes = new Map<Json, string>();
  const parts: Record<string, Json> = {};
  return {
    refer(list) {
      if (!Array.isArray(list) || list.length <= LONGEST_INLINE) return list;
      const hash = hashes.get(list) ?? promiseHash(list as Json);
      hashes.set(list, hash);
      parts[hash] = list as Json;
      return { shared: hash };
    },
    parts: () => parts,
  };
};

/** The parts of a file that are what their hashes say. */
export const soundParts = (parts: Json | undefined): JsonObject =>
  isObject(parts)
    ? Object.fromEntries(Object.entries(parts).filter(([hash, part]) => promiseHash(part) === hash))
    : {};

/** A promise with its shared parts in it; a part that is missing, or another one, stays a reference, and cannot be read. */
export const withSharedParts = (promise: Json, parts: JsonObject): Json => {
  const definition = member(promise, 'definition');
  if (!isObject(promise) || !isObject(definition)) return promise;
  const found = documentParts.flatMap((key) => {
    const hash = member(definition[key], 'shared');
    const part = typeof hash === 'string' ? member(parts, hash) : undefined;
    return part === undefined ? [] : [[key, part] as const];
  });
  return { ...promise, definition: { ...definition, ...Object.fromEntries(found) } };
};
