import type { Finding, Report, Run } from '../../model.ts';
import { interactionFinding } from '../interaction-finding.ts';
import { isOwnBreach } from '../owned.ts';
import { findingsOfContract } from '../owned.ts';
import { runsOf } from '../runs.ts';
import { contractTitle } from './contract-title.ts';

/** A finding and where the page shows it. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Anchor of the finding. */
  readonly anchor: string;
  readonly contract: number;
}

/** One run of the page: what happened, and where the page shows it. */
export interface RunContext extends Run {
  /** Whose run it is, where there are several. */
  readonly title?: string;
  /** The anchor of an exchange or a delivery; undefined where the page does not hold it. */
  readonly anchorOf: (seq: number) => string | undefined;
  /** The findings that an exchange or a delivery shows. */
  readonly findingsAt: (seq: number) => readonly PlacedFinding[];
}

/** What every part of the page needs to know of the whole. */
export interface PageContext {
  readonly report: Report;
  /** Errors before warnings, broken Pact interactions that no finding tells among them. */
  readonly findings: readonly PlacedFinding[];
  readonly runs: readonly RunContext[];
  /** The anchor of an exchange of a contract's run. */
  readonly anchorOf: (contract: number, seq: number) => string | undefined;
}

const seenAt = ({ seen, alsoSeen = [] }: Finding): readonly number[] => [
  ...(seen === undefined ? [] : [seen.exchange]),
  ...alsoSeen,
];

const runContext = (
  run: Run,
  findings: readonly PlacedFinding[],
  several: Report | undefined,
): RunContext => {
  const shown = new Map<number, PlacedFinding[]>();
  for (const placed of findings)
    if (placed.contract === run.contract)
      for (const seq of seenAt(placed.finding)) shown.set(seq, [...(shown.get(seq) ?? []), placed]);
  const held = new Set(
    run.trace.entries.flatMap((e) => (e.type === 'exchange' || e.type === 'delivery' ? [e.seq] : [])),
  );
  const prefix = several === undefined ? 'exchange' : `exchange-${run.contract + 1}`;
  const contract = several?.contracts[run.contract];
  return {
    ...run,
    ...(contract === undefined ? {} : { title: contractTitle(contract) }),
    anchorOf: (seq) => (held.has(seq) ? `${prefix}-${seq}` : undefined),
    findingsAt: (seq) => shown.get(seq) ?? [],
  };
};

/** Puts the findings in order and gives everything that is linked to its anchor. */
export const contextOf = (report: Report): PageContext => {
  const told = report.contracts.flatMap((contract, position) =>
    [
      ...findingsOfContract(report, contract),
      ...contract.interactions.filter(isOwnBreach).map((i) => interactionFinding(i, contract)),
    ].map((finding) => ({ finding, contract: position })),
  );
  const findings = told
    .toSorted((a, b) => Number(a.finding.level !== 'error') - Number(b.finding.level !== 'error'))
    .map((placed, i) => ({ ...placed, anchor: `finding-${i + 1}` }));
  const all = runsOf(report);
  const runs = all.map((run) => runContext(run, findings, all.length > 1 ? report : undefined));
  return {
    report,
    findings,
    runs,
    anchorOf: (contract, seq) => runs.find((r) => r.contract === contract)?.anchorOf(seq),
  };
};
