import { defined } from '../defined.ts';
import { ServiceError, messageOf } from '../errors.ts';
import type { EventEntry, Exchange, Profile, Trace } from '../model.ts';
import { judgeTrace, type JudgedTrace } from '../rules/judge-trace.ts';
import { credentialsOf, openParts, type Parts, type PartsInput } from '../scenarios/parts.ts';
import type { Patience } from '../scenarios/player.ts';
import { abilitiesOf } from './abilities.ts';
import { playSchedule } from './play-schedule.ts';
import { countEvents, wordsOf, type Schedule } from './schedule.ts';
import { schedules } from './schedules.ts';
import { MOST_SHRINKS, planned, search, type Counterexample, type Played } from './search.ts';

/** Which schedules a service is explored with. */
export interface ExploreSettings {
  readonly runs: number;
  readonly seed: number;
  /** Of an earlier exploration with that seed. */
  readonly path?: string;
  /** Replaces that of the configuration. */
  readonly profile?: Profile;
}

/** A schedule that was played, judged. */
export interface PlayedSchedule extends Played {
  readonly trace: Trace;
  readonly judged: readonly JudgedTrace[];
}

/** What an exploration gave, whatever stopped it. */
export interface Exploration {
  /** Every schedule that was played to its end, in order. */
  readonly played: readonly PlayedSchedule[];
  readonly found?: Counterexample<PlayedSchedule>;
  /** A sentence for each thing that is left on the service. */
  readonly left: readonly string[];
  /** What stopped it. */
  readonly error?: unknown;
}

const broken = (judged: readonly JudgedTrace[]): readonly string[] =>
  judged.flatMap(({ id, results }) =>
    results.filter((r) => r.verdict === 'fail').map((r) => `${r.id} of ${id}`),
  );

/** A service that went away, or where nothing can be caused, would not be another in the next schedule. */
const requireService = (trace: Trace, schedule: Schedule): void => {
  const calls = trace.entries.filter((e): e is Exchange => e.type === 'exchange');
  const last = calls.at(-1);
  if (last?.failure?.code === 'ECONNREFUSED')
    throw new ServiceError(
      `The service went away during the schedule "${wordsOf(schedule)}": ${last.failure.message}`,
    );
  const events = trace.entries.filter((e): e is EventEntry => e.type === 'event');
  const failed = events.find((e) => e.failed !== undefined);
  if (failed?.failed !== undefined && events.every((e) => e.failed !== undefined))
    throw new ServiceError(`No event could be caused: ${failed.failed}`);
};

const cleaned = async (parts: Parts, left: Set<string>): Promise<void> => {
  try {
    for (const sentence of await parts.clean()) left.add(sentence);
  } catch (error) {
    left.add(`The clean-up failed: ${messageOf(error)}; run \`triggerpact cleanup\` later`);
  } finally {
    await parts.close();
  }
};

/** Plays random schedules against a service, judges each by the ordinary rules, and shrinks the first that breaks one. */
export const explore = async (input: PartsInput, settings: ExploreSettings): Promise<Exploration> => {
  const { signal } = input;
  const { step } = input.progress;
  const abilities = abilitiesOf(input);
  const credentials = credentialsOf(input);
  const patience = new Map<string, Patience>();
  const played: PlayedSchedule[] = [];
  const left = new Set<string>();

  const play = async (schedule: Schedule, isAgain: boolean): Promise<PlayedSchedule> => {
    step(`${isAgain ? 'again, shorter' : `schedule ${played.length + 1}`}: ${wordsOf(schedule)}`);
    const parts = await openParts({ ...input, credentials });
    try {
      await playSchedule(schedule, parts, patience, isAgain);
    } finally {
      await cleaned(parts, left);
    }
    const trace = parts.trace();
    if (!signal.aborted) requireService(trace, schedule);
    const judged = judgeTrace(trace, settings.profile);
    const result = { trace, judged, broken: broken(judged) };
    if (!signal.aborted) played.push(result);
    return result;
  };

  const wanted = { ...settings, schedules: schedules(abilities), signal };
  const plan = planned(wanted);
  const events = countEvents(plan.flat()) * abilities.stimuli;
  step(
    `causing at most ${events} events in ${plan.length} schedules; one that breaks a rule is then shrunk, with at most ${MOST_SHRINKS} more`,
  );
  try {
    const found = await search(wanted, play);
    return { played, left: [...left], ...defined({ found }) };
  } catch (error) {
    return { played, left: [...left], error };
  }
};
