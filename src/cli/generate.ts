import { resolve } from 'node:path';
import { generate as generateContracts, type Generated } from '../commands/generate.ts';
import { loadNamed } from '../commands/load.ts';
import type { World } from '../commands/world.ts';
import type { Config } from '../model.ts';
import type { Arguments } from './arguments.ts';
import type { Action } from './command.ts';
import { offlineConfigs, profileOf } from './configuration.ts';
import { sayWarnings } from './warnings.ts';

const folderOf = (args: Arguments, config: Config | undefined, world: World): string => {
  const out = args.text('out');
  if (out !== undefined) return resolve(world.cwd, out);
  return config === undefined ? resolve(world.cwd, 'contracts') : resolve(config.folder, config.contracts);
};

const generateOne = async (args: Arguments, config: Config | undefined, world: World): Promise<Generated> => {
  const { documents, failures } = await loadNamed(args.positionals, config, world.cwd);
  sayWarnings(documents, world);
  if (failures[0] !== undefined) throw failures[0];
  const profile = profileOf(args);
  return generateContracts(
    {
      documents,
      folder: folderOf(args, config, world),
      check: args.flag('check'),
      ...(config === undefined ? {} : { config }),
      ...(profile === undefined ? {} : { profile }),
    },
    world,
  );
};

const say = ({ files, changed, skipped }: Generated, check: boolean, world: World): void => {
  for (const file of files) {
    const state = !changed.includes(file) ? 'up to date' : check ? 'would change' : 'written';
    world.stdout(`${file}: ${state}\n`);
  }
  for (const { description, reason } of skipped) world.stderr(`left out: ${description}: ${reason}\n`);
};

/** `triggerpact generate`. */
export const generate: Action = async (args, world) => {
  const configs = await offlineConfigs(args, world);
  // Definitions named here need not be those of a configuration that just lies in this folder.
  const fitting = args.positionals.length > 0 && args.texts('config').length === 0 ? [] : configs;
  let outdated = false;
  for (const config of fitting.length === 0 ? [undefined] : fitting) {
    const generated = await generateOne(args, config, world);
    say(generated, args.flag('check'), world);
    outdated ||= args.flag('check') && generated.changed.length > 0;
  }
  if (outdated)
    world.stderr('Contracts are out of date: run "triggerpact generate" and commit what it writes\n');
  return outdated ? 1 : 0;
};
