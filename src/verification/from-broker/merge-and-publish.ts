import type { Revision } from '../../broker/ci.ts';
import { withBroker, type Broker } from '../../broker/client.ts';
import { fetchContent } from '../../broker/pacts.ts';
import { findRevision, requireVersion, type KnownRevision } from '../../broker/revision.ts';
import { brokerSettings, type BrokerSettings } from '../../broker/settings.ts';
import { HarnessError, UsageError } from '../../errors.ts';
import type { BrokerOrigin, ContractReport, Report } from '../../model.ts';
import { contractName } from '../../report/contract-name.ts';
import { joinReports, missingFrom } from '../../report/join.ts';
import { findingsOfContract } from '../../report/owned.ts';
import { withNotes } from '../../report/with-notes.ts';
import { withPublishing } from '../../report/with-publishing.ts';
import { loadBrokerConfig } from '../../workspace/load-configs.ts';
import type { ReadReport } from '../../workspace/read-reports.ts';
import type { World } from '../../world.ts';
import { publishResult, type Publishable } from './publish-result.ts';

/** What is published, and where. */
export interface MergePublish {
  /** Configuration, for its broker: file or folder. */
  readonly config?: string;
  /** Of the provider; what is missing is asked of the build's surroundings. */
  readonly revision: Revision;
}

/** Throws UsageError where a report is not of a run that speaks for contracts of a broker. */
const requirePublishable = (reports: readonly ReadReport[]): void => {
  for (const { file, report } of reports)
    for (const contract of report.contracts) {
      const { broker } = contract;
      if (broker === undefined)
        throw new UsageError(
          `Cannot publish results: in "${file}", ${contractName(contract)} came from no broker; verify it with --broker`,
        );
      if (broker.partial !== undefined)
        throw new UsageError(
          `Cannot publish results, which speak for whole contracts, as they were agreed on: in "${file}", ${contractName(contract)} was verified with ${broker.partial.join(', ')}`,
        );
    }
};

const sameContract = (a: ContractReport, b: ContractReport): boolean =>
  a.consumer === b.consumer && a.provider === b.provider && a.broker?.content === b.broker?.content;

/** Contracts with more than one verdict, of which none is the one to publish. */
const repeated = ({ contracts }: Report): readonly string[] =>
  contracts
    .filter((c, i) => contracts.findIndex((other) => sameContract(c, other)) === i)
    .filter((c) => contracts.filter((other) => sameContract(c, other)).length > 1)
    .map((c) => `${contractName(c)} was verified by several runs that do not belong together`);

const publishableOf = (
  joined: Report,
  contract: ContractReport,
  origin: BrokerOrigin,
  broker: Broker,
): Publishable => ({
  name: contractName(contract),
  provider: contract.provider,
  resultsPath: broker.pathOf(origin.results),
  pact: () => fetchContent(broker, origin),
  contract,
  findings: findingsOfContract(joined, contract),
  reason: origin.reason,
});

const publishAll = (
  joined: Report,
  revision: KnownRevision,
  settings: BrokerSettings,
  world: World,
): Promise<Report> =>
  withBroker(settings, world, async (broker) => {
    let report = joined;
    for (const contract of joined.contracts) {
      if (contract.broker === undefined) continue;
      const one = publishableOf(joined, contract, contract.broker, broker);
      report = withPublishing(report, await publishResult(broker, revision, one, world));
    }
    return report;
  }).catch((error: unknown) => {
    // What was judged is told all the same.
    if (!(error instanceof HarnessError)) throw error;
    return withPublishing(joined, { message: `no result is published: ${error.message}`, failed: true });
  });

/** Joins reports of runs against a broker's contracts, and publishes one result for each; nothing where one is missing. */
export const mergeAndPublish = async (
  reports: readonly ReadReport[],
  { config: path, revision: given }: MergePublish,
  world: World,
): Promise<Report> => {
  requirePublishable(reports);
  const config = await loadBrokerConfig(path, world);
  const found = await findRevision(given, { ...world, folder: config.folder });
  const revision = requireVersion(found, '--provider-version');
  const settings = await brokerSettings(config, world.env);
  for (const warning of revision.warnings) world.stderr(`warning: ${warning}\n`);
  const parts = reports.map((r) => r.report);
  const joined = joinReports(parts, world.version);
  const obstacles = [...missingFrom(parts), ...repeated(joined)];
  if (obstacles.length === 0) return publishAll(joined, revision, settings, world);
  const why = `result is published: ${obstacles.join('; ')}`;
  return joined.verdict === 'pass'
    ? withPublishing(joined, { message: `no ${why}`, failed: true })
    : withNotes(joined, [`No ${why}`]);
};
