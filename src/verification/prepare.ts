import { resolve } from 'node:path';
import { checkInputs } from '../config/check-inputs.ts';
import type { GivenConfig } from '../config/load.ts';
import { requireKnown } from '../config/known.ts';
import { UsageError } from '../errors.ts';
import type { Config, ReadDocument } from '../model.ts';
import { findContract } from '../workspace/find-contract.ts';
import { loadConfigured } from '../workspace/load-definitions.ts';
import type { World } from '../world.ts';
import { loadRunConfig } from './load-run-config.ts';
import type { VerifyOptions } from './options.ts';
import type { VerifyInput } from './verify-input.ts';

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
export const prepare = async (
  path: string | GivenConfig | undefined,
  options: VerifyOptions,
  world: World,
): Promise<VerifyInput> => {
  const config = await loadRunConfig(path, options, world);
  const documents =
    config.definitions.length === 0 && options.contracts !== undefined
      ? []
      : await loadConfigured(config, world.cwd);
  for (const { message, place } of documents.flatMap((d) => d.warnings))
    world.stderr(`warning: ${place.file}: ${message}\n`);
  selected(documents, config, options);
  const contracts = options.contracts === undefined ? undefined : resolve(world.cwd, options.contracts);
  const source = await findContract(config, documents, contracts);
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
  return { config, service: config.service, source, documents, options };
};
