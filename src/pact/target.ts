import { encodePairs } from '../request/encode.ts';
import { formDecoded } from '../percent.ts';

const split = (target: string): readonly [path: string, pairs: readonly string[]] => {
  const at = target.indexOf('?');
  return at === -1 ? [target, []] : [target.slice(0, at), target.slice(at + 1).split('&')];
};

const nameOf = (pair: string): string => formDecoded(pair.split('=')[0] ?? '');

/** A raw target as Pact wants it: the path as it is, the query decoded, by name. */
export const queryOf = (
  target: string,
): { readonly path: string; readonly query: Record<string, string[]> } => {
  const [path, pairs] = split(target);
  const query: Record<string, string[]> = {};
  for (const pair of pairs.filter((p) => p !== '')) {
    const at = pair.indexOf('=');
    (query[nameOf(pair)] ??= []).push(at === -1 ? '' : formDecoded(pair.slice(at + 1)));
  }
  return { path, query };
};

/** A raw target with query parameters replaced; the bytes of the others stay. */
export const withQuery = (target: string, values: Readonly<Record<string, string>>): string => {
  const [path, pairs] = split(target);
  const kept = pairs.filter((pair) => pair !== '' && !Object.hasOwn(values, nameOf(pair)));
  const added = Object.entries(values).flatMap(([name, value]) => encodePairs(name, value, undefined));
  const query = [...kept, ...added].join('&');
  return query === '' ? path : `${path}?${query}`;
};
