import type { BrokerOrigin, ContractReport, Report, ReportNote, ReportShard } from '../model.ts';
import { allRules } from '../rules/index.ts';
import { buildReport, NOTHING_JUDGED, type JudgedContract, type JudgedTrigger } from './build.ts';
import { findingsOfContract } from './owned.ts';
import { shardFamilies, type ShardFamily } from './shards.ts';

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
      label: profile === undefined ? { kind } : { kind, profile },
      results: rules,
      findings: own.filter((f) => f.trigger === id),
    })),
  };
};

const keyOf = ({ consumer, provider, version, pending, broker }: JudgedContract): string =>
  JSON.stringify([consumer, provider, broker?.content ?? version, pending]);

/** The triggers of the whole that belong to a contract, in order. */
const promised = (contract: JudgedContract, { triggers }: ReportShard): readonly string[] =>
  triggers
    .filter(
      (t) =>
        t.provider === contract.provider &&
        t.consumer === contract.consumer &&
        t.content === contract.broker?.content,
    )
    .map((t) => t.trigger);

/** What the parts of a contract say of its broker, together; what is missing keeps it from being a success. */
const origin = (
  parts: readonly JudgedContract[],
  { whole, wrong }: ShardFamily,
): { readonly broker?: BrokerOrigin } => {
  const [first] = parts;
  if (first?.broker === undefined) return {};
  const partial = [...new Set(parts.flatMap((p) => p.broker?.partial ?? []))];
  const judged = new Set(parts.flatMap((p) => p.triggers.map((t) => t.id)));
  const reasons = new Set([
    ...parts.flatMap((p) => p.broker?.reason ?? []),
    ...wrong,
    ...promised(first, whole)
      .filter((id) => !judged.has(id))
      .map((id) => `no shard judged the trigger "${id}"`),
  ]);
  const { pact, content, results } = first.broker;
  const why = reasons.size === 0 ? {} : { reason: [...reasons].join('; ') };
  return { broker: { pact, content, results, ...(partial.length === 0 ? {} : { partial }), ...why } };
};

/** Contracts of shards made whole again, in the order in which one run has their triggers. */
const joinFamily = (family: ShardFamily): readonly JudgedContract[] => {
  const parts = family.reports.flatMap((report) => report.contracts.map((c) => judgedOf(report, c)));
  const joined = [...new Set(parts.map(keyOf))].flatMap((key) => {
    const same = parts.filter((p) => keyOf(p) === key);
    return same.slice(0, 1).map((first) => {
      const order = promised(first, family.whole);
      const at = (id: string): number => order.indexOf(id);
      return {
        ...first,
        ...origin(same, family),
        triggers: same.flatMap((p) => p.triggers).toSorted((a, b) => at(a.id) - at(b.id)),
        interactions: same
          .flatMap((p) => p.interactions ?? [])
          .toSorted((a, b) => at(a.trigger) - at(b.trigger)),
      };
    });
  });
  const place = (contract: JudgedContract): number =>
    family.whole.triggers.findIndex(
      (t) =>
        t.trigger === contract.triggers[0]?.id &&
        t.provider === contract.provider &&
        t.consumer === contract.consumer &&
        t.content === contract.broker?.content,
    );
  return joined.toSorted((a, b) => place(a) - place(b));
};

const joinContracts = (reports: readonly Report[]): readonly JudgedContract[] => {
  const families = shardFamilies(reports);
  return reports.flatMap((report) => {
    if (report.shard === undefined) return report.contracts.map((c) => judgedOf(report, c));
    const family = families.find((f) => f.reports[0] === report);
    return family === undefined ? [] : joinFamily(family);
  });
};

/** What keeps reports from being whole runs: shards that are not all there, runs that judged no contract at all. */
export const missingFrom = (reports: readonly Report[]): readonly string[] => {
  const none = reports.filter((r) => r.shard === undefined && r.contracts.length === 0);
  const reasons = none.map((r) => r.reason ?? NOTHING_JUDGED);
  return [...new Set([...shardFamilies(reports).flatMap((f) => f.wrong), ...reasons])];
};

const sum = (reports: readonly Report[], what: 'exchanges' | 'events' | 'deliveries'): number =>
  reports.reduce((n, r) => n + r.summary[what], 0);

/**
 * One report of several: shards of a run become that run again, other reports stand side by side. A shard that is missing
 * or there twice makes the whole unknown.
 */
export const joinReports = (reports: readonly Report[], version: string): Report => {
  const contracts = joinContracts(reports);
  const wrong = shardFamilies(reports).flatMap((f) => f.wrong);
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
    rules: allRules,
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
