import { loadConfig } from '../config/load.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import type { Config } from '../model.ts';
import type { World } from '../world.ts';

/** Configurations as they are named, or given; nothing named is the one of the working folder. */
export const namedConfigs = <T>(paths: readonly T[]): readonly (T | undefined)[] =>
  paths.length === 0 ? [undefined] : paths;

/** The configurations of a command that calls no service; none where there need be none. */
export const loadOfflineConfigs = async (
  {
    configs: paths,
    definitions,
  }: { readonly configs: readonly string[]; readonly definitions: readonly string[] },
  world: Pick<World, 'cwd' | 'env' | 'learn'>,
): Promise<readonly Config[]> => {
  const configs: Config[] = [];
  for (const path of namedConfigs(paths)) {
    const { cwd, env, learn } = world;
    const config = await loadConfig({
      cwd,
      env,
      learn,
      allowMissing: true,
      offline: true,
      ...defined({ path }),
    });
    if (config !== undefined) configs.push(config);
  }
  if (configs.length > 1 && definitions.length > 0)
    throw new UsageError('Name definitions or several configurations, not both');
  return configs;
};

/** The broker's part of the configuration of a command that needs no definitions; all of it may be missing. */
export const loadBrokerConfig = async (
  path: string | undefined,
  { cwd, env, learn }: Pick<World, 'cwd' | 'env' | 'learn'>,
): Promise<Pick<Config, 'broker' | 'folder' | 'consumer' | 'provider'>> => {
  const allowMissing = path === undefined;
  const config = await loadConfig({
    cwd,
    env,
    learn,
    offline: true,
    broker: true,
    allowMissing,
    ...defined({ path }),
  });
  return config ?? { folder: cwd };
};
