import { defined } from '../defined.ts';
import type { Report } from '../model.ts';
import { runsOf } from './runs.ts';
import { worstOf } from './verdict.ts';

const addUp = <K extends string>(
  a: Readonly<Record<K, number>>,
  b: Readonly<Record<K, number>>,
): Record<K, number> =>
  Object.fromEntries((Object.keys(a) as K[]).map((key) => [key, a[key] + b[key]])) as Record<K, number>;

/** Findings that say whose they are; `before` is how many contracts stand before those of this report. */
const owned = (report: Report, before: number): Report['findings'] =>
  report.findings.map((f) => {
    const contract = f.contract ?? 0;
    const provider = f.provider ?? report.contracts[contract]?.provider;
    return { ...f, contract: before + contract, ...defined({ provider }) };
  });

/** One report of two runs, such as those of two configurations. */
const mergeTwo = (a: Report, b: Report): Report => {
  const reasons = [...new Set([a.reason, b.reason].filter((r) => r !== undefined))];
  const { trace: _, ...rest } = a;
  const before = a.contracts.length;
  const runs = [...runsOf(a), ...runsOf(b).map((r) => ({ ...r, contract: before + r.contract }))];
  return {
    ...rest,
    verdict: worstOf([a.verdict, b.verdict]),
    ...(reasons.length === 0 ? {} : { reason: reasons.join('; ') }),
    durationMs: a.durationMs + b.durationMs,
    summary: {
      rules: addUp(a.summary.rules, b.summary.rules),
      interactions: addUp(a.summary.interactions, b.summary.interactions),
      exchanges: a.summary.exchanges + b.summary.exchanges,
      events: a.summary.events + b.summary.events,
      deliveries: a.summary.deliveries + b.summary.deliveries,
    },
    contracts: [...a.contracts, ...b.contracts],
    findings: [...owned(a, 0), ...owned(b, a.contracts.length)],
    notes: [...a.notes, ...b.notes],
    ...(runs.length === 0 ? {} : { runs }),
  };
};

/** One report of several runs; the worst verdict is the whole's. */
export const mergeReports = (first: Report, ...others: readonly Report[]): Report =>
  others.reduce(mergeTwo, first);
