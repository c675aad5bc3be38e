import { withBroker, type Broker } from '../broker/client.ts';
import { findRevision, requireVersion, type KnownRevision } from '../broker/revision.ts';
import { brokerSettings } from '../broker/settings.ts';
import { HarnessError, UsageError } from '../errors.ts';
import type { Config, Report, ServiceConfig } from '../model.ts';
import { buildReport } from '../report/build.ts';
import { mergeReports } from '../report/merge.ts';
import { buildRequest } from '../request/build.ts';
import { brokerSources, type BrokerSource } from './broker-source.ts';
import { namesOf } from './contract-source.ts';
import { loadConfigured } from './load.ts';
import type { BrokerOptions, VerifyOptions } from './options.ts';
import { contractName, publishResult, settlePending, withNotes, withPublishing } from './publish-result.ts';
import { verifyConfig } from './verify-config.ts';
import { verifyService } from './verify-service.ts';
import type { World } from './world.ts';
import { writeTrace } from './write-trace.ts';

/** One run against one provider and its broker. */
interface BrokerRun {
  readonly config: Config & { readonly service: ServiceConfig };
  readonly provider: string;
  readonly broker: Broker;
  readonly asked: BrokerOptions;
  readonly options: VerifyOptions;
  /** Of the provider. */
  readonly branch?: string;
  /** Present where results are published. */
  readonly publishAs?: KnownRevision;
}

/** Refuses options that contradict a broker, and those that would make a published result speak for a part only. */
const checkOptions = (asked: BrokerOptions, options: VerifyOptions): void => {
  if (options.contracts !== undefined)
    throw new UsageError(
      'Contracts come from a folder (--contracts) or from the broker (--broker), not both',
    );
  const parts = [
    ...(options.triggers.length > 0 ? ['--trigger'] : []),
    ...(options.shard === undefined ? [] : ['--shard']),
    ...(options.noEvents ? ['--no-events'] : []),
    ...(options.noPact ? ['--no-pact'] : []),
    ...(options.profile === undefined ? [] : ['--profile']),
  ];
  if (asked.publishResults && parts.length > 0)
    throw new UsageError(
      `--publish-results speaks for the whole contract, as it was agreed on: leave ${parts.join(', ')} out, or do not publish`,
    );
  if (options.shard !== undefined)
    throw new UsageError('--shard shares out the triggers of definitions: leave it out with --broker');
};

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

/** Inputs that this contract's triggers do not have: they were written for another version of it. */
const strangeInputs = (config: Config, { source }: BrokerSource): readonly string[] =>
  source.triggers.flatMap(({ definition }) => {
    const inputs = config.triggers[definition.id]?.inputs ?? {};
    return buildRequest(definition, { inputs }).unknownInputs.map(
      (name) => `Left out: "${name}" of \`triggers.${definition.id}.inputs\` is no input of this contract`,
    );
  });

const verifyOne = async (run: BrokerRun, one: BrokerSource, world: World): Promise<Report> => {
  const { config, options, publishAs } = run;
  world.stderr(`verifying ${contractName(one)}${one.from.pending ? ', pending' : ''}\n`);
  // The levels of the contract are what was agreed on: those of this configuration do not count.
  const own = { ...config, rules: {} };
  const judged = await verifyService(
    { config: own, service: config.service, source: one.source, documents: [], options },
    world,
  );
  const report = withNotes(judged, [...one.from.notices, ...strangeInputs(config, one)]);
  const settled = one.from.pending && !world.signal.aborted ? settlePending(report, one) : report;
  if (publishAs === undefined) return settled;
  return withPublishing(settled, await publishResult(run.broker, publishAs, one, report, world));
};

const nothing = (run: BrokerRun, startedAt: number, world: World): Report =>
  buildReport({
    version: world.version,
    command: 'verify',
    startedAt,
    durationMs: world.now() - startedAt,
    contracts: [],
    reason: `the Pact Broker has no contract of "${run.provider}" for triggerpact to verify, by these selectors`,
  });

const verifyAll = async (run: BrokerRun, world: World): Promise<Report> => {
  const startedAt = world.now();
  const { sources, notes } = await brokerSources(run.broker, run.provider, run.branch, run.asked);
  if (sources.length > 1 && run.options.saveTrace !== undefined)
    throw new UsageError(
      `--save-trace saves the trace of one contract, and the Pact Broker has ${sources.length}: choose one with --selector`,
    );
  const reports: Report[] = [];
  for (const one of sources) if (!world.signal.aborted) reports.push(await verifyOne(run, one, world));
  const [first = nothing(run, startedAt, world), ...others] = reports;
  const ignored =
    Object.keys(run.config.rules).length > 0
      ? ['`rules` of the configuration does not count here: the contract has the levels that were agreed on']
      : [];
  return withNotes(others.length === 0 ? first : mergeReports(first, ...others), [...notes, ...ignored]);
};

const verifyConfigured = async (
  path: string | undefined,
  asked: BrokerOptions,
  options: VerifyOptions,
  world: World,
): Promise<Report> => {
  const config = await verifyConfig(path, options, world);
  const provider = await providerOf(config, world);
  const revision = await findRevision(asked.revision, { ...world, folder: config.folder });
  const known = asked.publishResults
    ? { publishAs: requireVersion(revision, '--provider-version') }
    : undefined;
  for (const warning of known?.publishAs.warnings ?? []) world.stderr(`warning: ${warning}\n`);
  const branch = revision.branch === undefined ? {} : { branch: revision.branch };
  return withBroker(await brokerSettings(config, world.env), world, (broker) =>
    verifyAll({ config, provider, broker, asked, options, ...branch, ...known }, world),
  );
};

/** Verifies the contracts that the broker holds of each provider, and publishes what became of them where asked to. */
export const verifyFromBroker = async (
  asked: BrokerOptions,
  options: VerifyOptions,
  world: World,
): Promise<Report> => {
  checkOptions(asked, options);
  const [path, ...paths] = options.configs;
  if (options.saveTrace !== undefined && paths.length > 0)
    throw new UsageError('--save-trace saves the trace of one configuration: give one --config');
  const first = await verifyConfigured(path, asked, options, world);
  if (options.saveTrace !== undefined) await writeTrace(first, options.saveTrace, world);
  let report = first;
  for (const other of paths)
    report = mergeReports(report, await verifyConfigured(other, asked, options, world));
  return report;
};
