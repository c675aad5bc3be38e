import { counted } from '../counted.ts';
import type { Report, RuleResult } from '../model.ts';
import { countBroken } from './once.ts';
import { binding, isOwnBreach } from './owned.ts';

/** 0 pass, 1 a contract is broken, 2 could not tell. */
export type ExitCode = 0 | 1 | 2;

/** What the exit code demands beyond the verdict. */
export interface ExitOptions {
  /** More warnings than this are a failure. */
  readonly maxWarnings?: number;
  /** Rules that must have been judged. */
  readonly require?: 'all' | readonly string[];
}

/** An exit code, and why it is worse than the verdict says. */
export interface Exit {
  readonly code: ExitCode;
  readonly reasons: readonly string[];
}

/** Warnings of a report: rules broken at that level, each once for each trigger, and interactions that no finding tells. */
export const warningsOf = (report: Report): number => {
  const { contracts, findings } = binding(report);
  const interactions = contracts
    .flatMap((c) => c.interactions)
    .filter((i) => i.verdict === 'warn' && isOwnBreach(i));
  return countBroken(findings, 'warning') + interactions.length;
};

const notJudged = (report: Report, required: 'all' | readonly string[]): readonly string[] => {
  const triggers = binding(report).contracts.flatMap((c) => c.triggers);
  const isRequired = (rule: RuleResult): boolean =>
    required === 'all' ? rule.level !== 'off' : required.includes(rule.id);
  const skipped = triggers.flatMap((trigger) =>
    trigger.rules
      .filter((rule) => rule.verdict === 'skip' && isRequired(rule))
      .map((rule) => `required rule ${rule.id} was not judged on ${trigger.id}: ${rule.reason ?? 'skipped'}`),
  );
  const present = new Set(triggers.flatMap((t) => t.rules.map((r) => r.id)));
  const absent = required === 'all' ? [] : required.filter((id) => !present.has(id));
  return [...skipped, ...absent.map((id) => `required rule ${id} concerns no trigger of this run`)];
};

/** The exit code of a report, with the reasons that the verdict alone does not give. */
export const exitOf = (report: Report, options: ExitOptions = {}): Exit => {
  if (report.verdict === 'fail') return { code: 1, reasons: [] };
  const warnings = warningsOf(report);
  if (options.maxWarnings !== undefined && warnings > options.maxWarnings)
    return { code: 1, reasons: [`${counted(warnings, 'warning')}, at most ${options.maxWarnings} allowed`] };
  if (report.verdict === 'unknown') return { code: 2, reasons: [] };
  const reasons = options.require === undefined ? [] : notJudged(report, options.require);
  return { code: reasons.length > 0 ? 2 : 0, reasons };
};

/** The exit code of a report: 0 pass (warnings allowed), 1 a contract is broken, 2 could not tell. */
export const exitCodeOf = (report: Report, options: ExitOptions = {}): ExitCode =>
  exitOf(report, options).code;
