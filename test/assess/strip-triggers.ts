import { isObject, type Json, type JsonObject } from '../../src/json.ts';

const marks =
  /^x-ms-(trigger|notification|visibility|operation-context|no-generic-test|api-annotation|summary)/;

const withoutMarks = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !marks.test(key))
      .map(([key, inner]) => [key, withoutMarks(inner)]),
  );
};

const telling = /trigger|poll/gi;

const verbs = ['get', 'put', 'post', 'delete', 'patch'];

const withoutWords = (operation: Json): Json => {
  if (!isObject(operation)) return operation;
  const { summary: _summary, description: _description, operationId: _id, ...rest } = operation;
  return rest;
};

/** A path without the words that give a trigger away; two paths must not become one. */
const quietPath = (path: string, taken: ReadonlySet<string>): string => {
  const quiet = path.replaceAll(telling, '').replaceAll(/\/{2,}/g, '/');
  return taken.has(quiet) ? path : quiet;
};

/** A definition without what marks its triggers; the paths that `places` maps to the original ones. */
export const stripTriggers = (
  root: Json,
  alsoWords: boolean,
): { readonly root: Json; readonly original: (path: string) => string } => {
  const plain = withoutMarks(root) as JsonObject;
  const written = plain['paths'];
  if (!alsoWords || !isObject(written)) return { root: plain, original: (path) => path };
  const names = new Map<string, string>();
  const paths: Record<string, Json> = {};
  for (const [path, item] of Object.entries(written)) {
    const quiet = quietPath(
      path,
      new Set([...Object.keys(written), ...names.keys()].filter((p) => p !== path)),
    );
    names.set(quiet, path);
    paths[quiet] = isObject(item)
      ? Object.fromEntries(Object.entries(item).map(([k, v]) => [k, verbs.includes(k) ? withoutWords(v) : v]))
      : item;
  }
  return { root: { ...plain, paths }, original: (path) => names.get(path) ?? path };
};
