import type { InteractionResult, RuleResult, RuleVerdict, Verdict } from '../model.ts';

/** Anything with a verdict of a rule or an interaction. */
type Judged = Pick<RuleResult, 'verdict'> | Pick<InteractionResult, 'verdict'>;

/** One verdict of many: fail before unknown before pass; nothing judged is unknown, never a silent pass. */
export const verdictOf = (results: readonly Judged[]): Verdict => {
  const has = (verdict: RuleVerdict): boolean => results.some((r) => r.verdict === verdict);
  if (has('fail')) return 'fail';
  if (has('unknown')) return 'unknown';
  return has('pass') || has('warn') ? 'pass' : 'unknown';
};

/** The verdict over several: fail before unknown before pass. */
export const worstOf = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('fail')
    ? 'fail'
    : verdicts.includes('unknown') || verdicts.length === 0
      ? 'unknown'
      : 'pass';
