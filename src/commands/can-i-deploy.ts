import { setTimeout as pause } from 'node:timers/promises';
import { candidateOf, type CandidateOptions } from '../broker/candidate.ts';
import { withBroker } from '../broker/client.ts';
import { canDeploy, type Candidate, type Deployable } from '../broker/matrix.ts';
import { brokerSettings } from '../broker/settings.ts';
import { loadBrokerConfig } from '../workspace/load-configs.ts';
import type { World } from '../world.ts';

/** What `can-i-deploy` is asked for. */
export interface CanIDeployOptions extends CandidateOptions {
  /** Configuration: file or folder. */
  readonly config?: string;
  /** ms to wait for missing results. */
  readonly wait?: number;
}

const say = ({ rows, words, deployable }: Deployable, candidate: Candidate, world: World): void => {
  for (const { consumer, provider, success } of rows) {
    const state = success === undefined ? 'not verified' : success ? 'verified' : 'failed';
    world.stdout(`${consumer} → ${provider}: ${state}\n`);
  }
  for (const line of words) world.stdout(`${line}\n`);
  const { pacticipant, version, environment } = candidate;
  world.stdout(
    `${deployable ? 'yes' : 'no'}: version ${version} of "${pacticipant}" can${deployable ? '' : 'not'} be deployed to ${environment}\n`,
  );
};

const ASK_EVERY = 5000;

/** Asks the broker whether a version may go to an environment; waits for results that are missing, where asked to. */
export const canIDeploy = async (options: CanIDeployOptions, world: World): Promise<0 | 1> => {
  const config = await loadBrokerConfig(options.config, world);
  const candidate = await candidateOf(options, '--to-environment', config, world);
  const settings = await brokerSettings(config, world.env);
  const end = world.now() + (options.wait ?? 0);
  return withBroker(settings, world, async (broker) => {
    let answer = await canDeploy(broker, candidate);
    while (!answer.deployable && answer.unknown > 0 && world.now() + ASK_EVERY <= end) {
      world.progress.step('waiting for verification results');
      await pause(ASK_EVERY, undefined, { signal: world.signal });
      answer = await canDeploy(broker, candidate);
    }
    say(answer, candidate, world);
    return answer.deployable ? 0 : 1;
  });
};
