import { UsageError } from '../errors.ts';
import type { Config } from '../model.ts';
import { stimuliOf } from '../scenarios/stimuli.ts';

/** One of several jobs that share a run; counts from 1. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** The triggers of one service, as far as sharing them out needs them. */
export interface Shardable {
  readonly provider: string;
  readonly config: Pick<Config, 'triggers'>;
  readonly triggers: readonly string[];
}

interface Member {
  readonly service: number;
  readonly trigger: string;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Triggers of one service that some event concerns together, directly or by way of others. */
const familiesOf = ({ config, triggers }: Shardable): readonly (readonly string[])[] => {
  const sorted = triggers.toSorted(byText);
  const configured = sorted.flatMap((id) => {
    const own = config.triggers[id];
    return own === undefined ? [] : [{ id, config: own }];
  });
  let families: readonly (readonly string[])[] = sorted.map((id) => [id]);
  for (const { relations } of stimuliOf(configured)) {
    const concerned = new Set(Object.keys(relations).filter((id) => relations[id] !== 'possible'));
    const together = families.filter((f) => f.some((id) => concerned.has(id)));
    families = [...families.filter((f) => !together.includes(f)), together.flat().toSorted(byText)];
  }
  return families.toSorted((a, b) => byText(a[0] ?? '', b[0] ?? ''));
};

/** Halves the largest groups until there is one for each shard: asked for so many jobs, events are caused again. */
const split = (groups: readonly (readonly Member[])[], total: number): readonly (readonly Member[])[] => {
  let parts = groups;
  while (parts.length < total) {
    const largest = parts.reduce((a, b) => (b.length > a.length ? b : a), []);
    if (largest.length < 2) return parts;
    const half = Math.ceil(largest.length / 2);
    parts = parts.flatMap((p) => (p === largest ? [p.slice(0, half), p.slice(half)] : [p]));
  }
  return parts;
};

/**
 * The triggers that a shard judges, for each service. The same everywhere: it depends on the configuration alone.
 * Triggers that see the same events stay together, so that no event is caused twice, unless there are more shards than
 * such groups. Throws UsageError where a shard would be empty.
 */
export const shareOf = (
  services: readonly Shardable[],
  { index, total }: Shard,
): readonly (readonly string[])[] => {
  const order = services
    .map((service, i) => ({ service, i }))
    .toSorted((a, b) => byText(a.service.provider, b.service.provider));
  const groups = order.flatMap(({ service, i }) =>
    familiesOf(service).map((f) => f.map((trigger): Member => ({ service: i, trigger }))),
  );
  const shares = Array.from({ length: total }, (): Member[] => []);
  for (const group of split(groups, total).toSorted((a, b) => b.length - a.length)) {
    const lightest = shares.reduce((a, b) => (b.length < a.length ? b : a));
    lightest.push(...group);
  }
  const share = shares[index - 1] ?? [];
  if (share.length === 0) {
    const most = groups.flat().length;
    throw new UsageError(
      `--shard ${index}/${total} is empty: there ${most === 1 ? 'is 1 trigger' : `are ${most} triggers`}, so ask for at most ${most} shard${most === 1 ? '' : 's'}`,
    );
  }
  return services.map((_, i) => share.filter((m) => m.service === i).map((m) => m.trigger));
};
