import { UsageError } from '../errors.ts';
import type { Profile, Report } from '../model.ts';
import { buildReport } from '../report/build.ts';
import { mergeReports } from '../report/merge.ts';
import { placeFindings } from '../report/place.ts';
import { judgeTrace, notesOf } from '../rules/judge-trace.ts';
import { readTrace } from '../workspace/read-trace.ts';
import type { World } from '../world.ts';

/** What `judge` is asked for. */
export interface JudgeOptions {
  /** Files. */
  readonly traces: readonly string[];
  /** Replaces that of the run. */
  readonly profile?: Profile;
}

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
export const judge = async ({ traces, profile }: JudgeOptions, world: World): Promise<Report> => {
  const [first, ...others] = traces;
  if (first === undefined) throw new UsageError('Name a trace: triggerpact judge trace.json');
  let report = await judgeFile(first, profile, world);
  for (const file of others) report = mergeReports(report, await judgeFile(file, profile, world));
  return report;
};
