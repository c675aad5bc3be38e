import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, UsageError } from '../errors.ts';
import { member, parseJson } from '../json.ts';
import { readTrace as readSavedTrace, traceSchemaVersion } from '../saved-trace.ts';
import type { Profile, Report, Trace } from '../model.ts';
import { buildReport } from '../report/build.ts';
import { mergeReports } from '../report/merge.ts';
import { placeFindings } from '../report/place.ts';
import { judgeTrace, notesOf } from '../rules/judge-trace.ts';
import type { World } from './world.ts';

const readTrace = async (file: string, cwd: string): Promise<Trace> => {
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

const judgeFile = async (file: string, profile: Profile | undefined, world: World): Promise<Report> => {
  const startedAt = world.now();
  const trace = await readTrace(file, world.cwd);
  const triggers = judgeTrace(trace, profile).map((t) => ({ ...t, findings: placeFindings(t.findings) }));
  return buildReport({
    version: world.version,
    command: 'judge',
    startedAt,
    durationMs: world.now() - startedAt,
    contracts: [{ consumer: trace.consumer, provider: trace.provider, triggers }],
    notes: notesOf(trace),
    trace,
  });
};

/** Judges saved traces again, offline. */
export const judgeFiles = async (
  files: readonly string[],
  profile: Profile | undefined,
  world: World,
): Promise<Report> => {
  const [first, ...others] = files;
  if (first === undefined) throw new UsageError('Name a trace: triggerpact judge trace.json');
  let report = await judgeFile(first, profile, world);
  for (const file of others) report = mergeReports(report, await judgeFile(file, profile, world));
  return report;
};
