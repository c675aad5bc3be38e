import { resolve } from 'node:path';
import { defined } from '../defined.ts';
import type { Config, Profile } from '../model.ts';
import { loadOfflineConfigs } from '../workspace/load-configs.ts';
import { loadNamed } from '../workspace/load-definitions.ts';
import { sayWarnings } from '../workspace/say-warnings.ts';
import { writeContracts, type WrittenContracts } from '../workspace/write-contracts.ts';
import type { World } from '../world.ts';

/** What `generate` is asked for. */
export interface GenerateOptions {
  /** Files, folders or globs; empty: those of the configurations. */
  readonly definitions: readonly string[];
  /** Configurations: files or folders; empty: the one of the working folder, if there is one. */
  readonly configs: readonly string[];
  /** Folder of the contracts; default: that of the configuration, else `contracts`. */
  readonly out?: string;
  /** Compares and writes nothing. */
  readonly check: boolean;
  /** Replaces `profile`. */
  readonly profile?: Profile;
}

const folderOf = (out: string | undefined, config: Config | undefined, { cwd }: World): string => {
  if (out !== undefined) return resolve(cwd, out);
  return config === undefined ? resolve(cwd, 'contracts') : resolve(config.folder, config.contracts);
};

const generateOne = async (
  { definitions, out, check, profile }: GenerateOptions,
  config: Config | undefined,
  world: World,
): Promise<WrittenContracts> => {
  const { documents, failures } = await loadNamed(definitions, config, world.cwd);
  sayWarnings(documents, world);
  if (failures[0] !== undefined) throw failures[0];
  const folder = folderOf(out, config, world);
  return writeContracts({ documents, folder, check, ...defined({ config, profile }) }, world);
};

const say = ({ files, changed, skipped }: WrittenContracts, check: boolean, world: World): void => {
  for (const file of files) {
    const state = !changed.includes(file) ? 'up to date' : check ? 'would change' : 'written';
    world.stdout(`${file}: ${state}\n`);
  }
  for (const { description, reason } of skipped) world.stderr(`left out: ${description}: ${reason}\n`);
};

/** Writes the contracts of definitions; 1 where a check finds that one would change. */
export const generate = async (options: GenerateOptions, world: World): Promise<0 | 1> => {
  const configs = await loadOfflineConfigs(options, world);
  // Definitions named here need not be those of a configuration that just lies in this folder.
  const fitting = options.definitions.length > 0 && options.configs.length === 0 ? [] : configs;
  let outdated = false;
  for (const config of fitting.length === 0 ? [undefined] : fitting) {
    const written = await generateOne(options, config, world);
    say(written, options.check, world);
    outdated ||= options.check && written.changed.length > 0;
  }
  if (outdated)
    world.stderr('Contracts are out of date: run "triggerpact generate" and commit what it writes\n');
  return outdated ? 1 : 0;
};
