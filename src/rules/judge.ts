import type { Finding, Level, Profile, RuleResult } from '../model.ts';
import type { Judgement, Remark, Rule, RuleDescription } from './rule.ts';

/** Levels to judge with: the profile, and overrides by rule id. */
export interface Levels {
  readonly profile: Profile;
  readonly overrides: Readonly<Record<string, Level>>;
}

/** A finding before its place in the definition is known; `written` is a JSON Pointer. */
export type RawFinding = Omit<Finding, 'written'> & { readonly written?: string };

/** What judging one trigger gives. */
export interface Judged {
  readonly results: readonly RuleResult[];
  readonly findings: readonly RawFinding[];
}

/** The level of a rule under a profile and overrides. */
export const levelOf = (rule: RuleDescription, levels: Levels): Level =>
  levels.overrides[rule.id] ?? rule.level[levels.profile];

const crashed = (error: unknown): Judgement => ({
  subjects: 1,
  remarks: [
    {
      unknown: true,
      message: `The rule crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    },
  ],
});

const attempt = <View>(rule: Rule<View>, view: View): Judgement => {
  try {
    return rule.judge(view);
  } catch (error) {
    return crashed(error);
  }
};

const verdictOf = (level: 'error' | 'warning', remarks: readonly Remark[]): RuleResult['verdict'] => {
  const broken = remarks.filter((r) => r.unknown !== true);
  if (level === 'error' && broken.some((r) => r.level !== 'warning')) return 'fail';
  if (remarks.some((r) => r.unknown === true)) return 'unknown';
  return broken.length > 0 ? 'warn' : 'pass';
};

const finding = (
  rule: RuleDescription,
  level: 'error' | 'warning',
  trigger: string,
  remark: Remark,
): RawFinding => ({
  rule: rule.id,
  slug: rule.slug,
  level: remark.level ?? level,
  trigger,
  message: remark.message,
  repair: rule.repair,
  ...(remark.seen === undefined ? {} : { seen: remark.seen }),
  ...(remark.written === undefined ? {} : { written: remark.written }),
});

/**
 * Judges a view by a table of rules, in the table's order. A rule with no subject is skipped with its `missing`
 * reason, a rule after one that failed is skipped because of it, a rule that crashes is unknown.
 */
export const judge = <View>(
  rules: readonly Rule<View>[],
  view: View,
  trigger: string,
  levels: Levels,
): Judged => {
  const results: RuleResult[] = [];
  const findings: RawFinding[] = [];
  const failed = new Set<string>();
  let open: string | undefined;
  for (const rule of rules) {
    const level = levelOf(rule, levels);
    const base = { id: rule.id, slug: rule.slug, level };
    if (level === 'off') {
      results.push({ ...base, verdict: 'skip', reason: 'switched off' });
      continue;
    }
    const cause = rule.after?.find((id) => failed.has(id));
    if (cause !== undefined) {
      results.push({ ...base, verdict: 'skip', reason: `because ${cause} failed` });
      continue;
    }
    const { subjects, remarks } = attempt(rule, view);
    if (subjects === 0) {
      const reason = open === undefined ? rule.noSubject : `because ${open} could not be judged`;
      results.push({ ...base, verdict: 'skip', reason, noSubject: true });
      continue;
    }
    const verdict = verdictOf(level, remarks);
    const reason = remarks.find((r) => r.unknown === true)?.message;
    results.push({ ...base, verdict, ...(verdict === 'unknown' && reason !== undefined ? { reason } : {}) });
    for (const remark of remarks)
      if (remark.unknown !== true) findings.push(finding(rule, level, trigger, remark));
    if (verdict === 'fail') failed.add(rule.id);
    if (verdict === 'unknown' && rule.opensTheChain === true) open = rule.id;
  }
  const isWarning = (f: RawFinding): number => Number(f.level === 'warning');
  return { results, findings: findings.toSorted((a, b) => isWarning(a) - isWarning(b)) };
};
