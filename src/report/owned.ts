import type { ContractReport, Finding, Report } from '../model.ts';

/** The findings of one contract of a report. */
export const findingsOfContract = (report: Report, contract: ContractReport): readonly Finding[] => {
  const position = report.contracts.indexOf(contract);
  return report.findings.filter((f) =>
    f.contract === undefined
      ? f.provider === undefined || f.provider === contract.provider
      : f.contract === position,
  );
};

/** What counts for the verdict: everything but the contracts that nobody relies on yet. */
export const binding = (report: Report): Pick<Report, 'contracts' | 'findings'> => {
  const contracts = report.contracts.filter((c) => !c.pending);
  if (contracts.length === report.contracts.length) return report;
  return { contracts, findings: contracts.flatMap((c) => findingsOfContract(report, c)) };
};
