import { HarnessError, UsageError } from '../../errors.ts';
import type { BrokerOrigin, Report } from '../../model.ts';
import { buildReport, NOTHING_JUDGED } from '../../report/build.ts';
import { contractName } from '../../report/contract-name.ts';
import { mergeReports } from '../../report/merge.ts';
import { settlePending } from '../../report/settle-pending.ts';
import { withNotes } from '../../report/with-notes.ts';
import { withPublishing } from '../../report/with-publishing.ts';
import { buildRequest } from '../../request/build.ts';
import { namedConfigs } from '../../workspace/load-configs.ts';
import type { World } from '../../world.ts';
import type { BrokerOptions, VerifyOptions } from '../options.ts';
import { verifyService } from '../verify-service.ts';
import { withRuns, type BrokerRun } from './broker-runs.ts';
import { chosenOf, sharedOut, wholeOf, type Chosen } from './broker-shares.ts';
import type { BrokerSource } from './broker-sources.ts';
import { checkOptions, partialOptions } from './check-options.ts';
import { publishResult } from './publish-result.ts';

/** Inputs that this contract's triggers do not have: they were written for another version of it. */
const strangeInputs = ({ config }: BrokerRun, { source }: BrokerSource): readonly string[] =>
  source.triggers.flatMap(({ definition }) => {
    const inputs = config.triggers[definition.id]?.inputs ?? {};
    return buildRequest(definition, { inputs }).unknownInputs.map(
      (name) => `Left out: "${name}" of \`triggers.${definition.id}.inputs\` is no input of this contract`,
    );
  });

/** A report that tells where its contract came from, so that a result of it can be published later. */
const withOrigin = (
  report: Report,
  { broker }: BrokerRun,
  { from }: BrokerSource,
  options: VerifyOptions,
): Report => {
  const partial = partialOptions(options);
  const { reason } = report;
  const origin: BrokerOrigin = {
    pact: `${broker.url}${from.path}`,
    content: from.content,
    results: `${broker.url}${from.resultsPath}`,
    ...(partial.length === 0 ? {} : { partial }),
    // Whether anything was judged is seen from what was.
    ...(reason === undefined || reason === NOTHING_JUDGED ? {} : { reason }),
  };
  return { ...report, contracts: report.contracts.map((c) => ({ ...c, broker: origin })) };
};

const verifyOne = async (
  run: BrokerRun,
  { one, triggers }: Chosen,
  options: VerifyOptions,
  world: World,
): Promise<Report> => {
  const { config, broker, publishAs } = run;
  const { source, from } = one;
  const name = contractName(source);
  world.progress.step(`verifying ${name}${from.pending ? ', pending' : ''}`);
  const judged = await verifyService(
    {
      // The levels of the contract are what was agreed on: those of this configuration do not count.
      config: { ...config, rules: {} },
      service: config.service,
      source,
      documents: [],
      options: { ...options, triggers },
    },
    world,
  );
  const told = withNotes(judged, [...from.notices, ...strangeInputs(run, one)]);
  const report = withOrigin(told, run, one, options);
  const settled = from.pending && !world.signal.aborted ? settlePending(report, name) : report;
  if (publishAs === undefined) return settled;
  const { findings, reason } = report;
  const [contract] = report.contracts;
  const pact = (): Promise<typeof from.pact> => Promise.resolve(from.pact);
  const { provider, resultsPath } = from;
  const publishable = { name, provider, resultsPath, pact, contract, findings, reason };
  return withPublishing(settled, await publishResult(broker, publishAs, publishable, world));
};

const nothing = (run: BrokerRun, world: World): Report =>
  buildReport({
    version: world.version,
    command: 'verify',
    startedAt: world.now(),
    durationMs: 0,
    rules: [],
    contracts: [],
    reason: `the Pact Broker has no contract of "${run.provider}" for triggerpact to verify, by these selectors`,
  });

const verifyAll = async (
  runs: readonly BrokerRun[],
  options: VerifyOptions,
  world: World,
): Promise<Report> => {
  const { shard, saveTrace } = options;
  const shares = shard === undefined ? undefined : sharedOut(runs, options, shard);
  const work = runs.map((run) => ({ run, chosen: chosenOf(run, options, shares) }));
  const contracts = work.reduce((n, { chosen }) => n + chosen.length, 0);
  if (saveTrace !== undefined && contracts > 1)
    throw new UsageError(
      `--save-trace saves the trace of one contract, and the Pact Broker has ${contracts}: choose one with --selector`,
    );
  const reports: Report[] = [];
  const left: string[] = [];
  for (const { run, chosen } of work) {
    if (run.sources.length === 0) reports.push(nothing(run, world));
    for (const one of chosen) {
      if (world.signal.aborted) continue;
      if (options.bail === true && reports.some((r) => r.verdict === 'fail'))
        left.push(`Not verified (--bail): ${contractName(one.one.source)}`);
      else reports.push(await verifyOne(run, one, options, world));
    }
  }
  const [first, ...others] = reports;
  if (first === undefined) throw new HarnessError('Interrupted before anything was verified');
  const ignored = runs.some(({ config }) => Object.keys(config.rules).length > 0)
    ? ['`rules` of the configuration does not count here: the contract has the levels that were agreed on']
    : [];
  const all = others.length === 0 ? first : mergeReports(first, ...others);
  const report = withNotes(all, [...runs.flatMap((r) => r.notes), ...ignored, ...left]);
  return shard === undefined ? report : { ...report, shard: { ...shard, triggers: wholeOf(runs, options) } };
};

/** Verifies the contracts that the broker holds of each provider, and publishes what became of them where asked to. */
export const verifyFromBroker = async (
  wanted: BrokerOptions,
  options: VerifyOptions,
  world: World,
): Promise<Report> => {
  checkOptions(wanted, options);
  const paths = namedConfigs(options.configs);
  return withRuns(paths, wanted, options, world, (runs) => verifyAll(runs, options, world));
};
