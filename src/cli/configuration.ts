import type { World } from '../commands/world.ts';
import { loadConfig } from '../config/load.ts';
import { UsageError } from '../errors.ts';
import type { Config, Profile } from '../model.ts';
import type { Arguments } from './arguments.ts';

/** `--profile`; the parser has checked its value. */
export const profileOf = (args: Arguments): Profile | undefined => {
  const profile = args.text('profile');
  return profile === 'strict' || profile === 'field' ? profile : undefined;
};

/** The configurations of a command that calls no service; none where there need be none. */
export const offlineConfigs = async (args: Arguments, world: World): Promise<readonly Config[]> => {
  const paths = args.texts('config');
  const wanted = paths.length === 0 ? [undefined] : paths;
  const configs: Config[] = [];
  for (const path of wanted) {
    const config = await loadConfig({
      cwd: world.cwd,
      env: world.env,
      allowMissing: true,
      offline: true,
      ...(path === undefined ? {} : { path }),
    });
    if (config !== undefined) configs.push(config);
  }
  if (configs.length > 1 && args.positionals.length > 0)
    throw new UsageError('Name definitions or several configurations, not both');
  return configs;
};
