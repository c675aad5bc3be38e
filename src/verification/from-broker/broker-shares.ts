import type { Config, ShardTrigger } from '../../model.ts';
import type { VerifyOptions } from '../options.ts';
import { shareOf, type Shard } from '../share-of.ts';
import type { BrokerSource } from './broker-sources.ts';

/** A contract to verify, and which of its triggers; none: all. */
export interface Chosen {
  readonly one: BrokerSource;
  readonly triggers: readonly string[];
}

/** The contracts of one provider, as far as sharing them out needs them. */
export interface Sharing {
  readonly config: Pick<Config, 'triggers'>;
  readonly sources: readonly BrokerSource[];
}

const asked = ({ source }: BrokerSource, { triggers }: VerifyOptions): readonly string[] =>
  source.triggers.map((t) => t.definition.id).filter((id) => triggers.length === 0 || triggers.includes(id));

const keyOf = ({ source, from }: BrokerSource): string =>
  JSON.stringify([source.provider, source.consumer, from.content]);

/** What is left of a run for one shard; the same for every shard, in whatever order the broker lists its contracts. */
export const sharedOut = (
  runs: readonly Sharing[],
  options: VerifyOptions,
  shard: Shard,
): ReadonlyMap<BrokerSource, readonly string[]> => {
  const all = runs
    .flatMap(({ config, sources }) => sources.map((one) => ({ config, one })))
    .toSorted((a, b) => (keyOf(a.one) < keyOf(b.one) ? -1 : 1));
  if (all.length === 0) return new Map();
  const shares = shareOf(
    all.map(({ config, one }) => ({
      provider: one.source.provider,
      config,
      triggers: asked(one, options),
    })),
    shard,
  );
  return new Map(all.map(({ one }, i) => [one, shares[i] ?? []]));
};

/** The contracts of one provider that are verified: all, or those of which the shard has a part. */
export const chosenOf = (
  { sources }: Sharing,
  options: VerifyOptions,
  shares: ReadonlyMap<BrokerSource, readonly string[]> | undefined,
): readonly Chosen[] =>
  sources
    .map((one) => ({ one, triggers: shares === undefined ? options.triggers : (shares.get(one) ?? []) }))
    .filter(({ triggers }) => shares === undefined || triggers.length > 0);

/** Every trigger that all shards together verify. */
export const wholeOf = (runs: readonly Sharing[], options: VerifyOptions): readonly ShardTrigger[] =>
  runs.flatMap(({ sources }) =>
    sources.flatMap((one) => {
      const { consumer, provider } = one.source;
      const { content } = one.from;
      return asked(one, options).map((trigger) => ({ consumer, provider, content, trigger }));
    }),
  );
