import { withBroker } from '../broker/client.ts';
import { createEnvironment, recordDeployment, type Environment } from '../broker/environments.ts';
import { brokerSettings } from '../broker/settings.ts';
import { brokerConfig, candidateOf } from './can-i-deploy.ts';
import type { CandidateOptions } from './options.ts';
import type { World } from './world.ts';

/** Tells the broker that a version now runs in an environment. */
export const runRecordDeployment = async (options: CandidateOptions, world: World): Promise<void> => {
  const config = await brokerConfig(options.config, world);
  const candidate = await candidateOf(options, '--environment', config, world);
  const target = options.target === undefined ? {} : { target: options.target };
  await withBroker(await brokerSettings(config, world.env), world, (broker) =>
    recordDeployment(broker, { ...candidate, ...target }),
  );
  const { pacticipant, version, environment } = candidate;
  world.stdout(`recorded: version ${version} of "${pacticipant}" is deployed to ${environment}\n`);
};

/** Makes an environment known to the broker. */
export const runCreateEnvironment = async (
  environment: Environment,
  path: string | undefined,
  world: World,
): Promise<void> => {
  const config = await brokerConfig(path, world);
  const isNew = await withBroker(await brokerSettings(config, world.env), world, (broker) =>
    createEnvironment(broker, environment),
  );
  world.stdout(`${isNew ? 'created' : 'known already'}: environment ${environment.name}\n`);
};
