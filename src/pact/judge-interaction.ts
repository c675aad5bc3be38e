import { defined } from '../defined.ts';
import { textOf } from '../request/encode.ts';
import { member, type Json } from '../json.ts';
import type { InteractionResult, Level } from '../model.ts';
import { isOnlyWarned, stepRules } from '../contract/steps.ts';
import type { Passage } from './bridge.ts';
import { differencesOf, reasonOf, type Difference } from './mismatch.ts';
import type { PlannedInteraction } from './plan.ts';

type Levels = Readonly<Record<string, Level>>;

const failures: Readonly<Record<string, string>> = {
  ECONNRESET: 'the service reset the connection',
  ECONNREFUSED: 'the service refused the connection',
  TIMEOUT: 'the service did not answer in time',
};

/** The rules that a difference breaks, under the levels of this run. */
const brokenBy = (planned: PlannedInteraction, { part }: Difference, levels: Levels): readonly string[] => {
  const ids = Object.hasOwn(stepRules, planned.step)
    ? (stepRules[planned.step]?.[part] ?? [])
    : planned.rules;
  return ids.filter((id) => levels[id] === 'error' || levels[id] === 'warning');
};

const isWarning = (
  planned: PlannedInteraction,
  difference: Difference,
  levels: Levels,
  status: number,
): boolean =>
  (difference.part === 'status' && isOnlyWarned(planned.step, status)) ||
  brokenBy(planned, difference, levels).every((id) => levels[id] === 'warning');

/** What became of an interaction, out of what passed the bridge and what Pact said of it. */
export const judgeInteraction = (
  planned: PlannedInteraction,
  passage: Passage,
  pact: Json | undefined,
  silence: string,
  levels: Levels,
): InteractionResult => {
  const { description, trigger, rules, step } = planned;
  const result = (verdict: InteractionResult['verdict'], reason?: string): InteractionResult => ({
    description,
    trigger,
    rules,
    step,
    verdict,
    ...defined({ reason }),
  });
  const { reached, failure, crash, status } = passage;
  if (crash !== undefined) return result('unknown', crash);
  if (reached?.ok === false) return result(reached.skip === true ? 'skip' : 'unknown', reached.reason);
  if (failure !== undefined) {
    const known = Object.hasOwn(failures, failure.code) ? failures[failure.code] : undefined;
    // Nobody listens any more: that says nothing of this answer.
    const isGone = failure.code === 'ECONNREFUSED';
    return result(
      isGone ? 'unknown' : 'fail',
      `${known ?? 'the call failed'} (${failure.code}: ${failure.message})`,
    );
  }
  if (pact === undefined || status === undefined) return result('unknown', silence);
  const mismatch = member(pact, 'mismatch');
  const seen = differencesOf(mismatch, planned.written);
  const differences = seen.filter((d) => brokenBy(planned, d, levels).length > 0);
  if (differences.length === 0 && (seen.length > 0 || member(pact, 'result') === 'OK')) return result('pass');
  if (differences.length === 0) return result('unknown', textOf(member(mismatch, 'message') ?? silence));
  const notified = reached?.ok === true ? reached.message?.exchange : undefined;
  const isWarned = differences.every((d) => isWarning(planned, d, levels, status));
  return {
    ...result(isWarned ? 'warn' : 'fail', reasonOf(differences)),
    broken: [...new Set(differences.flatMap((d) => brokenBy(planned, d, levels)))],
    ...(notified === undefined ? {} : { seen: { exchange: notified, part: 'body' } }),
  };
};
