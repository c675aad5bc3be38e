import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { member, parseJson } from '../json.ts';
import type { Trace } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import { readTrace as readSavedTrace, traceSchemaVersion } from '../saved-trace.ts';

/** A trace has no limit of size but that of a text. */
const readText = async (path: string, file: string): Promise<string> => {
  try {
    if (!(await stat(path)).isFile()) throw new UsageError(`Cannot read trace "${file}": it is no file`);
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(`Cannot read trace "${file}": ${reasonOf(cause)}`, { cause });
  }
};

/** Reads a trace that an earlier run saved. */
export const readTrace = async (file: string, cwd: string): Promise<Trace> => {
  const text = await readText(resolve(cwd, file), file);
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
