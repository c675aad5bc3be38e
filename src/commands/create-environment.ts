import { withBroker } from '../broker/client.ts';
import { createEnvironment as create, type Environment } from '../broker/environments.ts';
import { brokerSettings } from '../broker/settings.ts';
import { loadBrokerConfig } from '../workspace/load-configs.ts';
import type { World } from '../world.ts';

/** What `create-environment` is asked for. */
export interface CreateEnvironmentOptions extends Environment {
  /** Configuration: file or folder. */
  readonly config?: string;
}

/** Makes an environment known to the broker. */
export const createEnvironment = async (
  { config: path, ...environment }: CreateEnvironmentOptions,
  world: World,
): Promise<0> => {
  const config = await loadBrokerConfig(path, world);
  const isNew = await withBroker(await brokerSettings(config, world.env), world, (broker) =>
    create(broker, environment),
  );
  world.stdout(`${isNew ? 'created' : 'known already'}: environment ${environment.name}\n`);
  return 0;
};
