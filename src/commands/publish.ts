import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Revision } from '../broker/ci.ts';
import { withBroker } from '../broker/client.ts';
import { publishContract, type Publication } from '../broker/publish.ts';
import { findRevision, requireVersion, type KnownRevision } from '../broker/revision.ts';
import { brokerSettings, type BrokerSettings } from '../broker/settings.ts';
import { shownPath } from '../config/find.ts';
import { requireConfig } from '../config/load.ts';
import { defined } from '../defined.ts';
import { HarnessError, ServiceError, UsageError } from '../errors.ts';
import type { Config } from '../model.ts';
import { committedContracts } from '../workspace/committed-contracts.ts';
import { namedConfigs } from '../workspace/load-configs.ts';
import type { World } from '../world.ts';

/** What `publish` is asked for. */
export interface PublishOptions {
  /** Configurations: files or folders; empty: the one of the working folder. */
  readonly configs: readonly string[];
  /** Of the consumer; what is missing is asked of the build's surroundings. */
  readonly revision: Revision;
  readonly tags: readonly string[];
  /** Says what would be published. */
  readonly dryRun: boolean;
}

/** A contract file that is ready to be published. */
interface Prepared {
  readonly file: string;
  readonly publication: Publication;
  /** Absent in a dry run that knows no broker. */
  readonly settings?: BrokerSettings;
}

const prepare = async (
  config: Config,
  revision: KnownRevision,
  options: PublishOptions,
  world: World,
): Promise<readonly Prepared[]> => {
  const contracts = await committedContracts(config, world);
  if (contracts.length === 0)
    throw new UsageError(
      `Nothing to publish: no contract in "${shownPath(world.cwd, resolve(config.folder, config.contracts))}"; run \`triggerpact generate\` first`,
    );
  const settings = options.dryRun
    ? await brokerSettings(config, world.env).catch(() => undefined)
    : await brokerSettings(config, world.env);
  return Promise.all(
    contracts.map(async ({ file = '', consumer, provider, problems }) => {
      const shown = shownPath(world.cwd, file);
      if (problems[0] !== undefined)
        throw new UsageError(`Nothing is published: "${shown}" is not as it was generated: ${problems[0]}`);
      const publication = { consumer, provider, content: await readFile(file), revision, tags: options.tags };
      return { file: shown, publication, ...defined({ settings }) };
    }),
  );
};

const described = ({ file, publication }: Prepared): string => {
  const { consumer, revision, tags } = publication;
  const branch = revision.branch === undefined ? '' : `, branch ${revision.branch}`;
  const tagged = tags.length === 0 ? '' : `, tag${tags.length === 1 ? '' : 's'} ${tags.join(', ')}`;
  return `${file} as version ${revision.version} of "${consumer}"${branch}${tagged}`;
};

const publishOne = (prepared: Prepared, settings: BrokerSettings, world: World): Promise<void> =>
  withBroker(settings, world, async (broker) => {
    const notices = await publishContract(broker, prepared.publication);
    world.stdout(`published: ${described(prepared)}\n`);
    for (const { type, text } of notices) if (type !== 'debug') world.stdout(`  ${text.trim()}\n`);
  });

const publishAll = async (all: readonly Prepared[], world: World): Promise<void> => {
  for (const [i, prepared] of all.entries()) {
    if (prepared.settings === undefined) continue;
    try {
      await publishOne(prepared, prepared.settings, world);
    } catch (error) {
      if (!(error instanceof HarnessError) || all.length === 1) throw error;
      const names = (some: readonly Prepared[]): string => some.map((p) => p.file).join(', ') || 'none';
      throw new ServiceError(
        `${error.message}\npublished: ${names(all.slice(0, i))}; not published: ${names(all.slice(i))}; publishing again does no harm`,
        { cause: error },
      );
    }
  }
};

/** Publishes the committed contracts of each configuration; everything is checked before anything is sent. */
export const publish = async (options: PublishOptions, world: World): Promise<0> => {
  const all: Prepared[] = [];
  const warnings = new Set<string>();
  for (const path of namedConfigs(options.configs)) {
    const { cwd, env, learn } = world;
    const needs = { offline: true, broker: !options.dryRun };
    const config = await requireConfig({ cwd, env, learn, ...needs, ...defined({ path }) });
    const { folder } = config;
    const found = await findRevision(options.revision, {
      ...world,
      folder,
      published: resolve(folder, config.contracts),
    });
    const revision = requireVersion(found, '--app-version');
    for (const warning of revision.warnings) warnings.add(warning);
    if (revision.branch === undefined)
      warnings.add('No branch is known: give --branch, so that selectors by branch find the contract');
    all.push(...(await prepare(config, revision, options, world)));
  }
  for (const warning of warnings) world.stderr(`warning: ${warning}\n`);
  if (!options.dryRun) {
    await publishAll(all, world);
    return 0;
  }
  for (const prepared of all)
    world.stdout(
      `would publish: ${described(prepared)}, to ${prepared.settings?.url ?? 'no broker: none is configured'}\n`,
    );
  return 0;
};
