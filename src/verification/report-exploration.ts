import { defined } from '../defined.ts';
import type { Exploration, ExploreSettings } from '../explore/explore.ts';
import { wordsOf } from '../explore/schedule.ts';
import type { Report, ReportNote } from '../model.ts';
import { allRules } from '../rules/index.ts';
import { buildReport } from '../report/build.ts';
import { notesOf } from '../rules/judge-trace.ts';
import type { World } from '../world.ts';
import { mergeJudged } from './merge-judged.ts';
import { placeJudged, placesOf } from './place-judged.ts';
import type { VerifyInput } from './verify-input.ts';

/** How an exploration ended, in words, with what plays it again. */
const outcomeOf = ({ played, found }: Exploration, { seed, path }: ExploreSettings): string => {
  const again = `--seed ${seed}`;
  if (found === undefined) {
    const what = played.length === 1 ? '1 schedule was' : `${played.length} schedules were`;
    return `${what} played, and no rule failed; ${again} plays the same again`;
  }
  const { schedule, run } = found;
  const which =
    path === undefined ? `Schedule ${run} failed, and this is the shortest that` : 'This schedule';
  const rules = found.played.broken.join(', ');
  return `${which} breaks ${rules}: ${wordsOf(schedule)}. To play it again, give ${again} --path ${found.path}`;
};

/** The report of an exploration: the shortest schedule that failed, or what all of them together say. */
export const reportExploration = (
  input: VerifyInput,
  exploration: Exploration,
  settings: ExploreSettings,
  run: {
    readonly startedAt: number;
    readonly reason: string | undefined;
    readonly notes: readonly ReportNote[];
  },
  world: Pick<World, 'now' | 'version'>,
): Report => {
  const { source } = input;
  const { found, played, left } = exploration;
  const judged = found === undefined ? mergeJudged(played.map((p) => p.judged)) : found.played.judged;
  const said: readonly ReportNote[] =
    found === undefined ? played.flatMap((p) => notesOf(p.trace)) : notesOf(found.played.trace);
  return buildReport({
    version: world.version,
    command: 'explore',
    startedAt: run.startedAt,
    durationMs: world.now() - run.startedAt,
    rules: allRules,
    contracts: [
      {
        consumer: source.consumer,
        provider: source.provider,
        ...defined({ version: source.version }),
        triggers: judged.map((j) => placeJudged(j, placesOf(j, input))),
      },
    ],
    notes: [
      { message: outcomeOf(exploration, settings) },
      ...run.notes,
      ...left.map((message) => ({ message })),
      ...said,
      ...source.problems.map((message) => ({ message })),
    ],
    ...defined({ reason: run.reason, trace: found?.played.trace }),
  });
};
