import type { Finding, Level, Profile, RuleResult } from '../model.ts';
import { defined } from '../defined.ts';
import type { About, Judgement, Remark, Rule, RuleDescription } from './rule.ts';

/** Levels to judge with: the profile, and overrides by rule id. */
export interface Levels {
  readonly profile: Profile;
  readonly overrides: Readonly<Record<string, Level>>;
}

/** A finding before its place in the definition is known; `written` is a JSON Pointer. */
export type RawFinding = Omit<Finding, 'written'> & { readonly written?: string } & Pick<
    Remark,
    'place' | 'configured' | 'changed'
  >;

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
  if (level === 'error' && broken.some((r) => r.lowered === undefined)) return 'fail';
  if (remarks.some((r) => r.unknown === true)) return 'unknown';
  return broken.length > 0 ? 'warn' : 'pass';
};

const messageOf = ({ message, lowered }: Remark, level: 'error' | 'warning'): string =>
  typeof lowered !== 'string' || level === 'warning' ? message : `${message}; a warning only, as ${lowered}`;

const finding = (
  rule: RuleDescription,
  level: 'error' | 'warning',
  trigger: string,
  remark: Remark,
): RawFinding => ({
  rule: rule.id,
  slug: rule.slug,
  level: remark.lowered === undefined ? level : 'warning',
  trigger,
  message: messageOf(remark, level),
  repair: remark.repair ?? rule.repair,
  ...defined({
    seen: remark.seen,
    written: remark.written,
    place: remark.place,
    configured: remark.configured,
    changed: remark.changed,
  }),
});

/** Chains and subscriptions by id; undefined: the trigger as a whole. */
type Told = ReadonlySet<string> | undefined;

/** What has been told so far: rule → the rule that told of it, its own or a cause of it → of what. */
type Failures = Map<string, ReadonlyMap<string, Told>>;

const nothing: ReadonlyMap<string, Told> = new Map();

/** The rule that has told of a subject what another one in `after` would: a cause of the whole is one of every subject. */
const causeOf = (rule: RuleDescription, about: About, failures: Failures): string | undefined => {
  for (const id of rule.after ?? [])
    for (const [cause, told] of failures.get(id) ?? [])
      if (told === undefined || about === undefined || about.some((one) => told.has(one))) return cause;
  return undefined;
};

const toldBy = (level: 'error' | 'warning', { remarks }: Judgement): Told => {
  const errors =
    level === 'error' ? remarks.filter((r) => r.unknown !== true && r.lowered === undefined) : [];
  const about = errors.map((r) => r.about);
  return about.includes(undefined) ? undefined : new Set(about.flatMap((a) => a ?? []));
};

/** What one rule made of a view, and what need not be told again by those that come after it. */
interface Outcome {
  readonly result: RuleResult;
  readonly judgement: Judgement;
  readonly told: ReadonlyMap<string, Told>;
}

const judgeRule = <View>(
  rule: Rule<View>,
  level: 'error' | 'warning',
  view: View,
  failures: Failures,
  open: string | undefined,
): Outcome => {
  const { id, slug } = rule;
  let told = nothing;
  const tell = (cause: string, what: Told): void => {
    told = new Map([...told, [cause, what]]);
  };
  const judgement = attempt(rule, view, (about) => {
    const cause = causeOf(rule, about, failures);
    if (cause === undefined) return false;
    const known = told.get(cause);
    const isWhole = about === undefined || (told.has(cause) && known === undefined);
    tell(cause, isWhole ? undefined : new Set([...(known ?? []), ...about]));
    return true;
  });
  const { subjects, remarks } = judgement;
  if (subjects === 0) {
    const cause = [...told.keys()][0] ?? causeOf(rule, undefined, failures);
    if (cause !== undefined)
      return {
        result: { id, slug, level, verdict: 'skip', reason: `because ${cause} failed` },
        judgement,
        told,
      };
    const reason = open === undefined ? rule.noSubject : `because ${open} could not be judged`;
    return { result: { id, slug, level, verdict: 'skip', reason, noSubject: true }, judgement, told };
  }
  const verdict = verdictOf(level, remarks);
  if (verdict === 'fail') tell(id, toldBy(level, judgement));
  const result = { id, slug, level, verdict };
  const reason = verdict === 'unknown' ? remarks.find((r) => r.unknown === true)?.message : undefined;
  return { result: reason === undefined ? result : { ...result, reason }, judgement, told };
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
    if (level === 'off') {
      results.push({ id: rule.id, slug: rule.slug, level, verdict: 'skip', reason: 'switched off' });
      continue;
    }
    const { result, judgement, told } = judgeRule(rule, level, view, failures, open);
    results.push(result);
    for (const remark of judgement.remarks)
      if (remark.unknown !== true) findings.push(finding(rule, level, trigger, remark));
    if (told.size > 0) failures.set(rule.id, told);
    if (result.verdict === 'unknown' && rule.opensTheChain === true) open = rule.id;
  }
  const isWarning = (f: RawFinding): number => Number(f.level === 'warning');
  return { results, findings: findings.toSorted((a, b) => isWarning(a) - isWarning(b)) };
};
