import type { Finding, Report, RuleResult } from '../model.ts';

/** Of which trigger something is asked; default: of all. */
export interface Asked {
  readonly trigger?: string;
}

/** How a rule fared on one trigger, and whose. */
export interface TriggerResult extends RuleResult {
  readonly trigger: string;
  readonly provider: string;
}

const isOf = (finding: Finding, trigger: string | undefined): boolean =>
  trigger === undefined || finding.trigger === trigger || finding.triggers?.includes(trigger) === true;

/**
 * What a report found of a rule, errors and warnings.
 *
 * @example
 * findingsOf(report, 'P-14').map((finding) => finding.message);
 */
export const findingsOf = (report: Report, rule: string, { trigger }: Asked = {}): readonly Finding[] =>
  report.findings.filter((f) => f.rule === rule && isOf(f, trigger));

/**
 * How a rule fared, on each trigger that it binds: its verdict, and why it was not judged. None: the rule binds none.
 *
 * @example
 * resultsOf(report, 'P-14').every((result) => result.verdict === 'pass');
 */
export const resultsOf = (report: Report, rule: string, { trigger }: Asked = {}): readonly TriggerResult[] =>
  report.contracts.flatMap(({ provider, triggers }) =>
    triggers
      .filter((t) => trigger === undefined || t.id === trigger)
      .flatMap((t) => t.rules.filter((r) => r.id === rule).map((r) => ({ ...r, trigger: t.id, provider }))),
  );

/** The results of rules that were not judged: skipped, or unknown, each with its reason. */
export const notJudged = (report: Report): readonly TriggerResult[] =>
  report.contracts.flatMap(({ provider, triggers }) =>
    triggers.flatMap((t) =>
      t.rules
        .filter((r) => r.verdict === 'skip' || r.verdict === 'unknown')
        .map((r) => ({ ...r, trigger: t.id, provider })),
    ),
  );
