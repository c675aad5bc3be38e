import { defined } from '../defined.ts';
import type { Report, Trace } from '../model.ts';
import { allRules } from '../rules/index.ts';
import { buildReport } from '../report/build.ts';
import { relateInteractions } from '../report/relate-interactions.ts';
import { judgeTrace, notesOf } from '../rules/judge-trace.ts';
import type { World } from '../world.ts';
import { placeJudged, placesOf } from './place-judged.ts';
import type { Outcome } from './play.ts';
import { chosenTriggers, type VerifyInput } from './verify-input.ts';

/** The report of a run: its trace judged, its interactions related to what the rules say. */
export const reportRun = (
  input: VerifyInput,
  trace: Trace,
  outcome: Outcome,
  startedAt: number,
  world: Pick<World, 'now' | 'version'>,
): Report => {
  const { source, options } = input;
  const raw = judgeTrace(trace, options.profile);
  const places = Object.fromEntries(raw.map((j) => [j.id, placesOf(j, input)]));
  const judged = raw.map((j) => placeJudged(j, places[j.id]));
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
    rules: allRules,
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
    trace: { ...trace, places },
  });
};
