import { UsageError } from '../errors.ts';
import { draftContract } from '../contract/draft.ts';
import { isPactIntent } from '../evidence/pact-intent.ts';
import type { Profile, Report, ReportNote, Trace } from '../model.ts';
import { allRules } from '../rules/index.ts';
import { buildReport } from '../report/build.ts';
import { mergeReports } from '../report/merge.ts';
import { placeInFiles } from '../report/place.ts';
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

/** A trace has what was answered, but what Pact compares it with is the contract's: what `verify` judged besides is named. */
const notJudgedAgain = ({ entries, triggers }: Trace, profile: Profile): readonly ReportNote[] => {
  const verified = triggers.filter(({ definition }) =>
    entries.some((e) => e.type === 'exchange' && e.trigger === definition.id && isPactIntent(e.intent)),
  );
  return verified.map(({ definition, rules }) => {
    const trigger = definition.id;
    const names = { consumer: '', provider: '' };
    const { interactions } = draftContract({ ...names, triggers: [definition], rules: () => rules, profile });
    const which = interactions.map((i) => i.description.replace(` for ${trigger}`, '')).join(', ');
    return { trigger, message: `Not judged again, only by verify: its Pact interactions (${which})` };
  });
};

/** The report of a trace that was recorded before. */
export const judgeOne = (
  trace: Trace,
  profile: Profile | undefined,
  world: Pick<World, 'now' | 'version'>,
): Report => {
  const startedAt = world.now();
  const triggers = judgeTrace(trace, profile).map((t) => ({
    ...t,
    findings: placeInFiles(t.findings, trace.places?.[t.id]),
  }));
  return buildReport({
    version: world.version,
    command: 'judge',
    startedAt,
    durationMs: world.now() - startedAt,
    rules: allRules,
    contracts: [{ consumer: trace.consumer, provider: trace.provider, triggers }],
    notes: [...notesOf(trace), ...notJudgedAgain(trace, profile ?? trace.settings.profile)],
    trace,
  });
};

const judgeFile = async (file: string, profile: Profile | undefined, world: World): Promise<Report> =>
  judgeOne(await readTrace(file, world.cwd), profile, world);

/** Judges saved traces again, offline. */
export const judge = async ({ traces, profile }: JudgeOptions, world: World): Promise<Report> => {
  const [first, ...others] = traces;
  if (first === undefined) throw new UsageError('Name a trace: triggerpact judge trace.json');
  let report = await judgeFile(first, profile, world);
  for (const file of others) report = mergeReports(report, await judgeFile(file, profile, world));
  return report;
};
