import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, UsageError } from '../errors.ts';
import { member, parseJson } from '../json.ts';
import type { Trace } from '../model.ts';
import { readTrace as readSavedTrace, traceSchemaVersion } from '../saved-trace.ts';

/** Reads a trace that an earlier run saved. */
export const readTrace = async (file: string, cwd: string): Promise<Trace> => {
  let text: string;
  try {
    text = await readFile(resolve(cwd, file), 'utf8');
  } catch (cause) {
    throw new UsageError(`Cannot read trace "${file}": ${messageOf(cause)}`, { cause });
  }
  const value = parseJson(text);
  const version = member(value, 'schemaVersion');
  if (typeof version === 'number' && version > traceSchemaVersion)
    throw new UsageError(
      `Cannot judge "${file}": its schemaVersion is ${version}, this version knows ${traceSchemaVersion}`,
    );
  const trace = readSavedTrace(value);
  if (trace === undefined)
    throw new UsageError(`Cannot judge "${file}": it is no trace, as "verify --save-trace FILE" writes it`);
  return trace;
};
