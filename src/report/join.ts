import { canonicalJson, type Json } from '../json.ts';
import type { ContractReport, Report, ReportNote, ReportShard } from '../model.ts';
import { buildReport, NOTHING_JUDGED, type JudgedContract, type JudgedTrigger } from './build.ts';
import { findingsOfContract } from './owned.ts';

/** The first of each. */
const unique = <T>(values: readonly T[], key: (value: T) => string | undefined): readonly T[] =>
  values.filter((value, i) => values.findIndex((other) => key(other) === key(value)) === i);

const judgedOf = (report: Report, contract: ContractReport): JudgedContract => {
  const own = findingsOfContract(report, contract).map((finding) => {
    // Whose it is, is told anew for the whole.
    const { provider: _provider, contract: _contract, ...rest } = finding;
    return rest;
  });
  return {
    ...contract,
    triggers: contract.triggers.map(({ id, kind, profile, rules }): JudgedTrigger => ({
      id,
      kind,
      ...(profile === undefined ? {} : { profile }),
      results: rules,
      findings: own.filter((f) => f.trigger === id),
    })),
  };
};

const keyOf = ({ consumer, provider, version, pending }: JudgedContract): string =>
  JSON.stringify([consumer, provider, version, pending]);

/** Contracts of shards made whole again, in the order in which one run has their triggers. */
const whole = (parts: readonly JudgedContract[], { triggers }: ReportShard): readonly JudgedContract[] => {
  const position = (contract: JudgedContract, trigger: string): number =>
    triggers.findIndex(
      (t) => t.trigger === trigger && t.provider === contract.provider && t.consumer === contract.consumer,
    );
  const joined = [...new Set(parts.map(keyOf))].flatMap((key) => {
    const same = parts.filter((p) => keyOf(p) === key);
    return same.slice(0, 1).map((first) => {
      const at = (id: string): number => position(first, id);
      return {
        ...first,
        triggers: same.flatMap((p) => p.triggers).toSorted((a, b) => at(a.id) - at(b.id)),
        interactions: same
          .flatMap((p) => p.interactions ?? [])
          .toSorted((a, b) => at(a.trigger) - at(b.trigger)),
      };
    });
  });
  const first = (contract: JudgedContract): number => position(contract, contract.triggers[0]?.id ?? '');
  return joined.toSorted((a, b) => first(a) - first(b));
};

const nameOf = ({ triggers }: ReportShard): string =>
  [...new Set(triggers.map((t) => t.provider))].join(', ') || 'the run';

/** What is wrong with the shards of one whole: each has to be there, once. */
const mistakes = (shards: readonly ReportShard[]): readonly string[] => {
  const [first] = shards;
  if (first === undefined) return [];
  return Array.from({ length: first.total }, (_, i) => i + 1).flatMap((index) => {
    const times = shards.filter((s) => s.index === index).length;
    const name = `shard ${index} of ${first.total} of ${nameOf(first)}`;
    if (times === 0) return [`${name} is missing`];
    return times === 1 ? [] : [`${name} is there ${times} times, and only the first counts`];
  });
};

/** Triggers of the whole that are in no part, though nothing says why. */
const forgotten = (family: readonly Report[], { triggers }: ReportShard): readonly string[] => {
  if (family.some((r) => r.reason !== undefined)) return [];
  const judged = new Set(
    family.flatMap((r) => r.contracts.flatMap((c) => c.triggers.map((t) => `${c.provider}/${t.id}`))),
  );
  return triggers
    .filter((t) => !judged.has(`${t.provider}/${t.trigger}`))
    .map((t) => `no shard judged the trigger "${t.trigger}" of ${t.provider}`);
};

const wholeKey = (shard: ReportShard): string =>
  canonicalJson([shard.total, shard.triggers as unknown as Json]);

const joinContracts = (
  reports: readonly Report[],
): { readonly contracts: readonly JudgedContract[]; readonly wrong: readonly string[] } => {
  const seen = new Set<string>();
  const contracts: JudgedContract[] = [];
  const wrong: string[] = [];
  const all = (report: Report): readonly JudgedContract[] => report.contracts.map((c) => judgedOf(report, c));
  for (const report of reports) {
    const { shard } = report;
    if (shard === undefined) {
      contracts.push(...all(report));
      continue;
    }
    const key = wholeKey(shard);
    if (seen.has(key)) continue;
    seen.add(key);
    const family = reports.filter((r) => r.shard !== undefined && wholeKey(r.shard) === key);
    const parts = unique(family, (r) => String(r.shard?.index));
    contracts.push(...whole(parts.flatMap(all), shard));
    const faults = mistakes(family.flatMap((r) => r.shard ?? []));
    wrong.push(...(faults.length > 0 ? faults : forgotten(family, shard)));
  }
  return { contracts, wrong };
};

const sum = (reports: readonly Report[], what: 'exchanges' | 'events' | 'deliveries'): number =>
  reports.reduce((n, r) => n + r.summary[what], 0);

/**
 * One report of several: shards of a run become that run again, other reports stand side by side. A shard that is missing
 * or there twice makes the whole unknown.
 */
export const joinReports = (reports: readonly Report[], version: string): Report => {
  const { contracts, wrong } = joinContracts(reports);
  const given = reports.flatMap((r) =>
    r.reason === undefined || r.reason === NOTHING_JUDGED ? [] : [r.reason],
  );
  const reasons = [...new Set([...given, ...wrong])];
  const commands = new Set(reports.map((r) => r.command));
  const [command = 'merge'] = commands;
  const joined = buildReport({
    version,
    command: commands.size === 1 ? command : 'merge',
    startedAt: Math.min(...reports.map((r) => Date.parse(r.startedAt))),
    durationMs: Math.max(...reports.map((r) => r.durationMs)),
    contracts,
    notes: unique(
      reports.flatMap((r): readonly ReportNote[] => r.notes),
      (n) => JSON.stringify([n.trigger, n.message]),
    ),
    ...(reasons.length === 0 ? {} : { reason: reasons.join('; ') }),
  });
  const summary = {
    ...joined.summary,
    exchanges: sum(reports, 'exchanges'),
    events: sum(reports, 'events'),
    deliveries: sum(reports, 'deliveries'),
  };
  return { ...joined, summary };
};
