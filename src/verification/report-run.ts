import { defined } from '../defined.ts';
import type { Finding, ReadDocument, Report, Trace } from '../model.ts';
import { buildReport } from '../report/build.ts';
import { placeFindings } from '../report/place.ts';
import { relateInteractions } from '../report/relate-interactions.ts';
import { judgeTrace, notesOf, type JudgedTrace } from '../rules/judge-trace.ts';
import type { World } from '../world.ts';
import type { Outcome } from './play.ts';
import { chosenTriggers, type VerifyInput } from './verify-input.ts';

const placed = (
  judged: JudgedTrace,
  documents: readonly ReadDocument[],
): Omit<JudgedTrace, 'findings'> & { readonly findings: readonly Finding[] } => {
  const document = documents.find((d) => d.triggers.some((t) => t.id === judged.id));
  const pointer = document?.triggers.find((t) => t.id === judged.id)?.pointer;
  const findings = judged.findings.map((f) =>
    f.written === undefined && pointer !== undefined ? { ...f, written: pointer } : f,
  );
  return { ...judged, findings: placeFindings(findings, document?.locate) };
};

/** The report of a run: its trace judged, its interactions related to what the rules say. */
export const reportRun = (
  input: VerifyInput,
  trace: Trace,
  outcome: Outcome,
  startedAt: number,
  world: Pick<World, 'now' | 'version'>,
): Report => {
  const { source, options } = input;
  const judged = judgeTrace(trace, options.profile).map((j) => placed(j, input.documents));
  const findings = judged.flatMap((j) => j.findings);
  const interactions = relateInteractions(outcome.interactions, findings, chosenTriggers(input), judged);
  const notes = [...outcome.notes, ...notesOf(trace), ...source.problems.map((message) => ({ message }))];
  const problem = source.problems[0];
  const reason =
    outcome.reason ??
    (problem === undefined ? undefined : `the contract cannot be judged as a whole: ${problem}`);
  return buildReport({
    version: world.version,
    command: 'verify',
    startedAt,
    durationMs: world.now() - startedAt,
    contracts: [
      {
        consumer: source.consumer,
        provider: source.provider,
        ...defined({ version: source.version }),
        triggers: judged,
        interactions,
      },
    ],
    notes,
    ...defined({ reason }),
    trace,
  });
};
