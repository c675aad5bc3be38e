import type { Finding, Level, Profile, RuleResult } from '../model.ts';
import { defined } from '../defined.ts';
import type { About, Judgement, Remark, Rule, RuleDescription } from './rule.ts';

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
  told: 0,
  remarks: [
    {
      unknown: true,
      message: `The rule crashed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    },
  ],
});

const attempt = <View>(rule: Rule<View>, view: View, isTold: (about: About) => boolean): Judgement => {
  try {
    return rule.judge(view, isTold);
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
  repair: remark.repair ?? rule.repair,
  ...defined({ seen: remark.seen, written: remark.written }),
});

/** What has failed so far: rule → the chains and subscriptions of which it told; undefined: of the trigger as a whole. */
type Failures = Map<string, ReadonlySet<string> | undefined>;

/** The first cause in `after` that has been told of a subject; a cause of the whole is a cause of every subject. */
const causeOf = (rule: RuleDescription, about: About, failures: Failures): string | undefined =>
  rule.after?.find((id) => {
    if (!failures.has(id)) return false;
    const told = failures.get(id);
    return told === undefined || about === undefined || about.some((one) => told.has(one));
  });

const toldBy = (level: 'error' | 'warning', { remarks }: Judgement): ReadonlySet<string> | undefined => {
  const errors = remarks.filter((r) => r.unknown !== true && (r.level ?? level) === 'error');
  const about = errors.map((r) => r.about);
  return about.includes(undefined) ? undefined : new Set(about.flatMap((a) => a ?? []));
};

const judgeRule = <View>(
  rule: Rule<View>,
  level: 'error' | 'warning',
  view: View,
  failures: Failures,
  open: string | undefined,
): {
  readonly result: Pick<RuleResult, 'verdict' | 'reason' | 'noSubject'>;
  readonly judgement: Judgement;
} => {
  const causes = new Set<string>();
  const judgement = attempt(rule, view, (about) => {
    const cause = causeOf(rule, about, failures);
    if (cause !== undefined) causes.add(cause);
    return cause !== undefined;
  });
  const { subjects, told, remarks } = judgement;
  const [cause = causeOf(rule, undefined, failures)] = causes;
  if (subjects === 0 && (told > 0 || cause !== undefined))
    return { result: { verdict: 'skip', reason: `because ${cause} failed` }, judgement };
  if (subjects === 0) {
    const reason = open === undefined ? rule.noSubject : `because ${open} could not be judged`;
    return { result: { verdict: 'skip', reason, noSubject: true }, judgement };
  }
  const verdict = verdictOf(level, remarks);
  const reason = verdict === 'unknown' ? remarks.find((r) => r.unknown === true)?.message : undefined;
  return { result: { verdict, ...defined({ reason }) }, judgement };
};

/**
 * Judges a view by a table of rules, in the table's order. A rule with no subject is skipped with its `noSubject`
 * reason, a subject of which a cause has been told is left out, a rule that crashes is unknown.
 */
export const judge = <View>(
  rules: readonly Rule<View>[],
  view: View,
  trigger: string,
  levels: Levels,
): Judged => {
  const results: RuleResult[] = [];
  const findings: RawFinding[] = [];
  const failures: Failures = new Map();
  let open: string | undefined;
  for (const rule of rules) {
    const level = levelOf(rule, levels);
    const base = { id: rule.id, slug: rule.slug, level };
    if (level === 'off') {
      results.push({ ...base, verdict: 'skip', reason: 'switched off' });
      continue;
    }
    const { result, judgement } = judgeRule(rule, level, view, failures, open);
    results.push({ ...base, ...result });
    for (const remark of judgement.remarks)
      if (remark.unknown !== true) findings.push(finding(rule, level, trigger, remark));
    if (result.verdict === 'fail') failures.set(rule.id, toldBy(level, judgement));
    if (result.verdict === 'unknown' && rule.opensTheChain === true) open = rule.id;
  }
  const isWarning = (f: RawFinding): number => Number(f.level === 'warning');
  return { results, findings: findings.toSorted((a, b) => isWarning(a) - isWarning(b)) };
};
