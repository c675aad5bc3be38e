import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Config } from '../model.ts';
import type { World } from '../world.ts';
import { loadConfigured } from './load-definitions.ts';
import { isOf, readContracts, type ContractSource } from './read-contracts.ts';
import { writeContracts } from './write-contracts.ts';

/** The contract files of a configuration; throws UsageError where they are not what its definitions give. */
export const committedContracts = async (
  config: Config,
  world: Pick<World, 'cwd'>,
): Promise<readonly ContractSource[]> => {
  const folder = resolve(config.folder, config.contracts);
  if (config.definitions.length === 0) return (await readContracts(folder)).filter(isOf(config));
  const documents = await loadConfigured(config, world.cwd);
  const { files, changed } = await writeContracts({ documents, config, folder, check: true }, world);
  if (changed.length > 0)
    throw new UsageError(
      `Nothing is published: ${changed.map((f) => `"${f}"`).join(', ')} differs from the definitions; run \`triggerpact generate\`, and commit what it writes`,
    );
  const paths = files.map((file) => resolve(world.cwd, file));
  return (await readContracts(folder)).filter((c) => c.file !== undefined && paths.includes(resolve(c.file)));
};
