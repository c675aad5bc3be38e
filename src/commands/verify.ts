import { resolve } from 'node:path';
import { requireKnown } from '../config/known.ts';
import { UsageError } from '../errors.ts';
import type { Config, ReadDocument, Report } from '../model.ts';
import { mergeReports } from '../report/merge.ts';
import { checkInputs } from './check-inputs.ts';
import { contractOf } from './contract-source.ts';
import { loadConfigured } from './load.ts';
import type { VerifyOptions } from './options.ts';
import { shareOf, type Shard } from './shard.ts';
import { verifyFromBroker } from './verify-broker.ts';
import { verifyConfig } from './verify-config.ts';
import { verifyService, type VerifyInput } from './verify-service.ts';
import type { World } from './world.ts';
import { writeTrace } from './write-trace.ts';

const selected = (documents: readonly ReadDocument[], config: Config, options: VerifyOptions): void => {
  const known = documents.flatMap((d) => d.triggers.map((t) => t.id));
  if (documents.length > 0 && known.length === 0) {
    throw new UsageError(
      `Nothing to judge: no trigger (an operation with x-ms-trigger) in ${documents.map((d) => `"${d.file}"`).join(', ')}`,
    );
  }
  if (documents.length === 0) return;
  requireKnown(
    'trigger',
    Object.keys(config.triggers),
    known,
    `"triggers" of ${config.file ?? 'the configuration'}`,
  );
  requireKnown(
    'trigger',
    Object.keys(config.backend),
    known,
    `"backend" of ${config.file ?? 'the configuration'}`,
  );
  requireKnown('trigger', options.triggers, known, '--trigger');
};

/** One configuration, loaded and checked: ready to be verified. */
const prepare = async (
  path: string | undefined,
  options: VerifyOptions,
  world: World,
): Promise<VerifyInput> => {
  const config = await verifyConfig(path, options, world);
  const documents =
    config.definitions.length === 0 && options.contracts !== undefined
      ? []
      : await loadConfigured(config, world.cwd);
  for (const { message, place } of documents.flatMap((d) => d.warnings))
    world.stderr(`warning: ${place.file}: ${message}\n`);
  selected(documents, config, options);
  const contracts = options.contracts === undefined ? undefined : resolve(world.cwd, options.contracts);
  const source = await contractOf(config, documents, contracts);
  requireKnown(
    'trigger',
    options.triggers,
    source.triggers.map((t) => t.definition.id),
    'the contract',
  );
  checkInputs(
    config,
    source.triggers.map((t) => t.definition),
  );
  const service = config.service;
  if (service === undefined) throw new UsageError('No service to verify');
  return { config, service, source, documents, options };
};

const asked = ({ source, options }: VerifyInput): readonly string[] =>
  source.triggers
    .map((t) => t.definition.id)
    .filter((id) => options.triggers.length === 0 || options.triggers.includes(id));

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

/** Drives each configured service, judges what it did, verifies its contract, and cleans up; one report of all. */
export const runVerify = async (options: VerifyOptions, world: World): Promise<Report> => {
  if (options.broker !== undefined) return verifyFromBroker(options.broker, options, world);
  const inputs: VerifyInput[] = [];
  for (const path of options.configs.length === 0 ? [undefined] : options.configs)
    inputs.push(await prepare(path, options, world));
  const { shard, saveTrace } = options;
  const chosen = shard === undefined ? inputs : sharded(inputs, shard);
  if (saveTrace !== undefined && chosen.length > 1)
    throw new UsageError('--save-trace saves the trace of one configuration: give one --config');
  const reports: Report[] = [];
  for (const input of chosen) reports.push(await verifyService(input, world));
  const [first, ...others] = reports;
  if (first === undefined) throw new UsageError('Nothing to verify');
  if (saveTrace !== undefined) await writeTrace(first, saveTrace, world);
  const report = others.length === 0 ? first : mergeReports(first, ...others);
  if (shard === undefined) return report;
  const triggers = inputs.flatMap((input) => {
    const { consumer, provider } = input.source;
    return asked(input).map((trigger) => ({ consumer, provider, trigger }));
  });
  return { ...report, shard: { ...shard, triggers } };
};
