import { resolve } from 'node:path';
import { checkConfig } from '../config/check.ts';
import { normalise } from '../config/normalise.ts';
import { readSource } from '../config/source.ts';
import { loadNamed } from '../workspace/load-definitions.ts';
import { writeContracts } from '../workspace/write-contracts.ts';
import type { Config } from '../model.ts';
import type { World } from '../world.ts';
import { existsSync } from 'node:fs';
import type { Asker } from './asker.ts';

/** The configuration that a text makes; a mistake of ours in it is found before anything is written. */
export const configOf = (file: string, text: string, { cwd }: Pick<World, 'cwd'>): Config => {
  const source = readSource(file, text);
  return normalise(checkConfig(source.value, source), file, cwd);
};

/** Writes the first contract of a configuration that was just written; one that is there stays, unless `force`. */
export const writeFirstContracts = async (
  config: Config,
  force: boolean,
  asker: Asker,
  world: Pick<World, 'cwd'>,
): Promise<readonly string[]> => {
  const { documents, failures } = await loadNamed([], config, world.cwd);
  if (failures[0] !== undefined) throw failures[0];
  const input = { documents, config, folder: resolve(config.folder, config.contracts) };
  const { changed } = await writeContracts({ ...input, check: true }, world);
  const replaced = changed.filter((file) => existsSync(resolve(world.cwd, file)));
  if (replaced.length > 0 && !force) {
    asker.say(
      'note',
      `${replaced.join(', ')} is another contract and stays: triggerpact generate would replace it`,
    );
    return [];
  }
  return (await writeContracts({ ...input, check: false }, world)).written;
};
