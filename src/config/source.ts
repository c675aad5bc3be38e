import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { UsageError } from '../errors.ts';
import { toPointer, type Json } from '../json.ts';
import type { Place } from '../model.ts';

/** Keys and indexes from the root of a configuration. */
export type Path = readonly (string | number)[];

/** A configuration as written, and where each value stands. */
export interface Source {
  readonly value: Json;
  /** `triggerpact.yaml:12:5`; of the key itself with `key`. The file alone where the place is not known. */
  readonly place: (path: Path, key?: 'key') => string;
  /** The same as data, of the nearest key above where a value is not there. */
  readonly locate?: (path: Path) => Place;
}

const offsetOf = (document: Document, path: Path, key?: 'key'): number | undefined => {
  if (key !== undefined && path.length > 0) {
    const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find((p) => isPair(p) && isScalar(p.key) && p.key.value === path.at(-1))
      : undefined;
    return isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
};

/** Where a value is one of those that it is in. */
const cycleIn = (value: unknown, above: readonly unknown[], path: Path): Path | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (above.includes(value)) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = cycleIn(inner, [...above, value], [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Reads YAML or JSON, and keeps the place of every value. */
export const readSource = (file: string, text: string): Source => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const [error] = document.errors;
  if (error !== undefined) throw new UsageError(`Cannot read ${at(error.pos[0])}: ${error.message}`);
  let value: Json;
  try {
    value = document.toJS() as Json;
  } catch (cause) {
    throw new UsageError(`Cannot read ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
  const cycle = cycleIn(value, [], []);
  if (cycle !== undefined)
    throw new UsageError(
      `Cannot read ${file}: ${cycle.length === 0 ? 'the whole' : `the value of ${cycle.join('.')}`} contains itself, by an alias ("*name") of what it is in`,
    );
  return {
    value,
    place: (path, key) => {
      const offset = offsetOf(document, path, key);
      return offset === undefined ? file : at(offset);
    },
    locate: (path) => {
      const there = path.map((_, i) => path.slice(0, path.length - i));
      const found = there.find((p) => offsetOf(document, p, 'key') !== undefined) ?? [];
      const offset = offsetOf(document, found, 'key');
      const pointer = toPointer(found);
      if (offset === undefined) return { file, pointer };
      const { line, col: column } = lines.linePos(offset);
      return { file, pointer, line, column };
    },
  };
};
