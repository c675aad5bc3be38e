import { canonicalJson, type Json } from '../json.ts';
import type { Report, ReportShard } from '../model.ts';

/** Shards that are parts of one whole, each once. */
export interface ShardFamily {
  /** As the first of them tells the whole; its index does not matter. */
  readonly whole: ReportShard;
  readonly reports: readonly Report[];
  /** Why they are not the whole: one is missing, is there twice, or judged something else. */
  readonly wrong: readonly string[];
}

interface Shard {
  readonly report: Report;
  readonly shard: ReportShard;
}

/** A broker need not list its contracts in the same order twice. */
const keyOf = ({ total, triggers }: ReportShard): string =>
  canonicalJson([total, triggers.map((t) => canonicalJson(t as unknown as Json)).sort()]);

const nameOf = ({ triggers }: ReportShard): string =>
  [...new Set(triggers.map((t) => t.provider))].sort().join(', ') || 'the run';

/** What is wrong with the number of shards of one whole: each has to be there, once. */
const miscounted = (shards: readonly Shard[], whole: ReportShard): readonly string[] =>
  Array.from({ length: whole.total }, (_, i) => i + 1).flatMap((index) => {
    const times = shards.filter((s) => s.shard.index === index).length;
    const name = `shard ${index} of ${whole.total} of ${nameOf(whole)}`;
    if (times === 0) return [`${name} is missing`];
    return times === 1 ? [] : [`${name} is there ${times} times, and only the first counts`];
  });

/** Triggers of the whole that are in no part, though nothing says why. */
const forgotten = (shards: readonly Shard[], { triggers }: ReportShard): readonly string[] => {
  if (shards.some((s) => s.report.reason !== undefined)) return [];
  const judged = new Set(
    shards.flatMap(({ report }) =>
      report.contracts.flatMap((c) =>
        c.triggers.map((t) => JSON.stringify([c.consumer, c.provider, c.broker?.content, t.id])),
      ),
    ),
  );
  return triggers
    .filter((t) => !judged.has(JSON.stringify([t.consumer, t.provider, t.content, t.trigger])))
    .map((t) => `no shard judged the trigger "${t.trigger}" of ${t.provider}`);
};

/** Contracts that one shard took for pending and another did not. */
const disputed = (shards: readonly Shard[]): readonly string[] => {
  const all = shards.flatMap((s) => s.report.contracts);
  return all
    .filter((c, i) => {
      const same = all.filter(
        (o) =>
          c.broker !== undefined &&
          o.broker?.content === c.broker.content &&
          o.consumer === c.consumer &&
          o.provider === c.provider,
      );
      return all.indexOf(same[0] ?? c) === i && same.some((o) => o.pending !== c.pending);
    })
    .map(
      (c) =>
        `the shards of ${c.provider} do not agree whether the contract of "${c.consumer}" is pending: its state changed between them, so verify all shards again`,
    );
};

/** Whether two wholes may be one that fell apart, as the broker got another contract meanwhile. */
const isRival = (a: ReportShard, b: ReportShard): boolean =>
  a.total === b.total &&
  nameOf(a) === nameOf(b) &&
  [a, b].every(({ triggers }) => triggers.some((t) => t.content !== undefined));

const differing = (shards: readonly Shard[], { total, ...whole }: ReportShard): string => {
  const indexes = [...new Set(shards.map((s) => s.shard.index))].sort((a, b) => a - b);
  return `shards ${indexes.join(' and ')} of ${total} of ${nameOf({ total, ...whole })} were given different contracts by the Pact Broker, which got another one between them: verify all shards again`;
};

/** The shards among reports, put together with those that they belong to. */
export const shardFamilies = (reports: readonly Report[]): readonly ShardFamily[] => {
  const shards = reports.flatMap((report) =>
    report.shard === undefined ? [] : [{ report, shard: report.shard }],
  );
  return [...new Set(shards.map((s) => keyOf(s.shard)))].flatMap((key) => {
    const own = shards.filter((s) => keyOf(s.shard) === key);
    return own.slice(0, 1).map(({ shard: whole }) => {
      const parts = own.filter((s, i) => own.findIndex((o) => o.shard.index === s.shard.index) === i);
      const count = miscounted(own, whole);
      const rivals = shards.filter((s) => keyOf(s.shard) !== key && isRival(s.shard, whole));
      const wrong =
        count.length === 0
          ? [...disputed(parts), ...forgotten(parts, whole)]
          : rivals.length > 0
            ? [differing([...own, ...rivals], whole)]
            : count;
      return { whole, reports: parts.map((s) => s.report), wrong };
    });
  });
};
