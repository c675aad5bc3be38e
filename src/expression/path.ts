import type { Cursor } from './cursor.ts';
import type { DataPath } from './expression.ts';

const space = /\s*/y;
const body = /triggerBody\s*\(\s*\)/iy;
const outputs = /triggerOutputs\s*\(\s*\)/iy;
const otherFunction = /(?=([a-z_]\w*)\s*\()(?!trigger(?:Body|Outputs)\b)/iy;
const dot = /\s*\??\.\s*([\p{L}_$][\p{L}\p{N}_$-]*)/uy;
const index = /\s*\??\[\s*(-?\d+)\s*\]/y;
const quoted = /\s*\??\[\s*(?:'((?:[^']|'')*)'|"((?:[^"]|"")*)")\s*\]/y;

const step = (cursor: Cursor): string | number | undefined => {
  const name = cursor.take(dot);
  if (name !== undefined) return name[1] ?? '';
  const number = cursor.take(index);
  if (number !== undefined) {
    const value = Number(number[1]);
    return value >= 0 ? value : cursor.fail('an index cannot be negative');
  }
  const text = cursor.take(quoted);
  if (text === undefined) return undefined;
  return (text[1] ?? '').replaceAll("''", "'") || (text[2] ?? '').replaceAll('""', '"');
};

/** Reads `triggerBody().value[0]['@odata.id']`; `triggerOutputs().body` is the same root. */
export const readPath = (cursor: Cursor): DataPath => {
  cursor.take(space);
  const fromOutputs = cursor.take(outputs) !== undefined;
  if (!fromOutputs && cursor.take(body) === undefined) {
    const name = cursor.take(otherFunction)?.[1];
    return cursor.fail(
      name === undefined
        ? 'expected "triggerBody()"'
        : `the function "${name}" is not one that can be evaluated`,
    );
  }
  const path: (string | number)[] = [];
  for (let next = step(cursor); next !== undefined; next = step(cursor)) path.push(next);
  cursor.take(space);
  if (!fromOutputs) return path;
  return path[0] === 'body' ? path.slice(1) : cursor.fail('expected ".body" after "triggerOutputs()"');
};
