import { candidateOf, type CandidateOptions } from '../broker/candidate.ts';
import { withBroker } from '../broker/client.ts';
import { recordDeployment as record } from '../broker/environments.ts';
import { brokerSettings } from '../broker/settings.ts';
import { defined } from '../defined.ts';
import { loadBrokerConfig } from '../workspace/load-configs.ts';
import type { World } from '../world.ts';

/** What `record-deployment` is asked for. */
export interface RecordDeploymentOptions extends CandidateOptions {
  /** Configuration: file or folder. */
  readonly config?: string;
  /** Which of several instances in the environment. */
  readonly target?: string;
}

/** Tells the broker that a version now runs in an environment. */
export const recordDeployment = async (options: RecordDeploymentOptions, world: World): Promise<0> => {
  const config = await loadBrokerConfig(options.config, world);
  const candidate = await candidateOf(options, '--environment', config, world);
  await withBroker(await brokerSettings(config, world.env), world, (broker) =>
    record(broker, { ...candidate, ...defined({ target: options.target }) }),
  );
  const { pacticipant, version, environment } = candidate;
  world.stdout(`recorded: version ${version} of "${pacticipant}" is deployed to ${environment}\n`);
  return 0;
};
