import type { GivenConfig } from '../../config/load.ts';
import { withBroker, type Broker } from '../../broker/client.ts';
import { findRevision, requireVersion, type KnownRevision } from '../../broker/revision.ts';
import { brokerSettings } from '../../broker/settings.ts';
import { HarnessError, UsageError } from '../../errors.ts';
import type { Config, ServiceConfig } from '../../model.ts';
import { namesOf } from '../../workspace/draft-configured.ts';
import { loadConfigured } from '../../workspace/load-definitions.ts';
import type { World } from '../../world.ts';
import { loadRunConfig } from '../load-run-config.ts';
import type { BrokerOptions, VerifyOptions } from '../options.ts';
import { brokerSources, type BrokerSources } from './broker-sources.ts';

/** One provider, its broker, and what that wants to have verified. */
export interface BrokerRun extends BrokerSources {
  readonly config: Config & { readonly service: ServiceConfig };
  readonly provider: string;
  readonly broker: Broker;
  /** Present where results are published. */
  readonly publishAs?: KnownRevision;
}

/** The definitions name the provider where the configuration does not; nothing else is taken from them. */
const providerOf = async (config: Config, world: World): Promise<string> => {
  if (config.provider !== undefined) return config.provider;
  const documents = await loadConfigured(config, world.cwd).catch((cause: unknown) => {
    if (!(cause instanceof HarnessError)) throw cause;
    throw new UsageError(
      `Whose contracts? Set \`provider\` in ${config.file ?? 'the configuration'}, as its definitions do not say: ${cause.message}`,
      { cause },
    );
  });
  return namesOf(config, documents).provider;
};

const withRun = async <T>(
  path: string | GivenConfig | undefined,
  asked: BrokerOptions,
  options: VerifyOptions,
  world: World,
  use: (run: BrokerRun) => Promise<T>,
): Promise<T> => {
  const config = await loadRunConfig(path, options, world);
  const provider = await providerOf(config, world);
  const revision = await findRevision(asked.revision, { ...world, folder: config.folder });
  const known = asked.publishResults
    ? { publishAs: requireVersion(revision, '--provider-version') }
    : undefined;
  for (const warning of known?.publishAs.warnings ?? []) world.stderr(`warning: ${warning}\n`);
  return withBroker(await brokerSettings(config, world.env), world, async (broker) =>
    use({
      config,
      provider,
      broker,
      ...(await brokerSources(broker, provider, revision.branch, asked)),
      ...known,
    }),
  );
};

/** Asks the broker of each configuration for its contracts; the connections last as long as their use. */
export const withRuns = <T>(
  paths: readonly (string | GivenConfig | undefined)[],
  asked: BrokerOptions,
  options: VerifyOptions,
  world: World,
  use: (runs: readonly BrokerRun[]) => Promise<T>,
): Promise<T> => {
  const [path, ...others] = paths;
  return withRun(path, asked, options, world, (run) =>
    others.length === 0 ? use([run]) : withRuns(others, asked, options, world, (runs) => use([run, ...runs])),
  );
};
