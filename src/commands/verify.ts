import { UsageError } from '../errors.ts';
import type { Report } from '../model.ts';
import { mergeReports } from '../report/merge.ts';
import { withNotes } from '../report/with-notes.ts';
import type { VerifyOptions } from '../verification/options.ts';
import { prepare } from '../verification/prepare.ts';
import { rehearseService } from '../verification/rehearse-service.ts';
import { shareOf, type Shard } from '../verification/share-of.ts';
import { chosenTriggers, type VerifyInput } from '../verification/verify-input.ts';
import { verifyService } from '../verification/verify-service.ts';
import { namedConfigs } from '../workspace/load-configs.ts';
import type { World } from '../world.ts';

const asked = (input: VerifyInput): readonly string[] => chosenTriggers(input).map((t) => t.definition.id);

/** What is left of a run for one shard: each configuration with its own triggers, none without. */
const sharded = (inputs: readonly VerifyInput[], shard: Shard): readonly VerifyInput[] => {
  const shares = shareOf(
    inputs.map((input) => ({
      provider: input.source.provider,
      config: input.config,
      triggers: asked(input),
    })),
    shard,
  );
  return inputs
    .map((input, i) => ({ ...input, options: { ...input.options, triggers: shares[i] ?? [] } }))
    .filter((input) => input.options.triggers.length > 0);
};

/** Verifies one after another, to the first that is broken where asked so. */
const verifyEach = async (inputs: readonly VerifyInput[], world: World): Promise<Report> => {
  const reports: Report[] = [];
  for (const input of inputs) {
    if (input.options.bail === true && reports.some((r) => r.verdict === 'fail')) break;
    reports.push(await verifyService(input, world));
  }
  const [first, ...others] = reports;
  if (first === undefined) throw new UsageError('Nothing to verify');
  const report = others.length === 0 ? first : mergeReports(first, ...others);
  const left = inputs.slice(reports.length).map((input) => `"${input.source.provider}"`);
  return left.length === 0 ? report : withNotes(report, [`Not verified (--bail): ${left.join(', ')}`]);
};

/** Prints what would be sent and caused, and does neither. */
export const rehearseVerify = async (options: VerifyOptions, world: World): Promise<void> => {
  const { shard } = options;
  const inputs: VerifyInput[] = [];
  for (const path of namedConfigs(options.configs)) inputs.push(await prepare(path, options, world));
  for (const input of shard === undefined ? inputs : sharded(inputs, shard))
    world.stdout(await rehearseService(input, world));
};

/** Drives each configured service, judges what it did, verifies its contract, and cleans up; one report of all. */
export const verify = async (options: VerifyOptions, world: World): Promise<Report> => {
  if (options.broker !== undefined) {
    const { verifyFromBroker } = await import('../verification/from-broker/verify-from-broker.ts');
    return verifyFromBroker(options.broker, options, world);
  }
  const inputs: VerifyInput[] = [];
  for (const path of namedConfigs(options.configs)) inputs.push(await prepare(path, options, world));
  const { shard, saveTrace } = options;
  const chosen = shard === undefined ? inputs : sharded(inputs, shard);
  if (saveTrace !== undefined && chosen.length > 1)
    throw new UsageError('--save-trace saves the trace of one configuration: give one --config');
  const report = await verifyEach(chosen, world);
  if (shard === undefined) return report;
  const triggers = inputs.flatMap((input) => {
    const { consumer, provider } = input.source;
    return asked(input).map((trigger) => ({ consumer, provider, trigger }));
  });
  return { ...report, shard: { ...shard, triggers } };
};
