import { groupBy } from '../group-by.ts';
import { keptBy } from '../kept.ts';
import type { ContractReport, Finding, InteractionResult, Report } from '../model.ts';

/** Findings by the place of their contract; `undefined`: of those that say none. */
type ByContract = ReadonlyMap<number | undefined, readonly Finding[]>;

const groupsOf = keptBy<readonly Finding[], ByContract>();

const byContract = ({ findings }: Report): ByContract =>
  groupsOf(findings, () => groupBy(findings, (f) => f.contract));

/** The findings of one contract of a report. */
export const findingsOfContract = (report: Report, contract: ContractReport): readonly Finding[] => {
  const groups = byContract(report);
  const own = groups.get(report.contracts.indexOf(contract)) ?? [];
  const unsaid = (groups.get(undefined) ?? []).filter(
    (f) => f.provider === undefined || f.provider === contract.provider,
  );
  if (own.length === 0 || unsaid.length === 0) return own.length === 0 ? unsaid : own;
  const all = new Set([...own, ...unsaid]);
  return report.findings.filter((f) => all.has(f));
};

/** What counts for the verdict: everything but the contracts that nobody relies on yet. */
export const binding = (report: Report): Pick<Report, 'contracts' | 'findings'> => {
  const contracts = report.contracts.filter((c) => !c.pending);
  if (contracts.length === report.contracts.length) return report;
  return { contracts, findings: contracts.flatMap((c) => findingsOfContract(report, c)) };
};

/** Whether an interaction is broken, and no finding tells it. */
export const isOwnBreach = ({ verdict, duplicateOf }: InteractionResult): boolean =>
  (verdict === 'fail' || verdict === 'warn') && duplicateOf === undefined;
