import { setTimeout as pause } from 'node:timers/promises';
import { withBroker } from '../broker/client.ts';
import { canDeploy, type Candidate, type Deployable } from '../broker/matrix.ts';
import { findRevision, requireVersion } from '../broker/revision.ts';
import { brokerSettings } from '../broker/settings.ts';
import { loadConfig } from '../config/load.ts';
import { UsageError } from '../errors.ts';
import type { Config } from '../model.ts';
import type { CandidateOptions } from './options.ts';
import type { World } from './world.ts';

/** The broker's part of the configuration of a command that needs no definitions; all of it may be missing. */
export const brokerConfig = async (
  path: string | undefined,
  world: World,
): Promise<Pick<Config, 'broker' | 'folder' | 'consumer' | 'provider'>> => {
  const config = await loadConfig({
    cwd: world.cwd,
    env: world.env,
    offline: true,
    broker: true,
    allowMissing: path === undefined,
    ...(path === undefined ? {} : { path }),
  });
  return config ?? { folder: world.cwd };
};

/** Who goes where: the version is the commit unless it is given. */
export const candidateOf = async (
  options: CandidateOptions,
  environmentOption: string,
  config: Pick<Config, 'folder' | 'consumer' | 'provider'>,
  world: World,
): Promise<Candidate> => {
  const { pacticipant, environment } = options;
  if (pacticipant === undefined) {
    const sides = [config.consumer, config.provider].filter((name) => name !== undefined);
    throw new UsageError(
      `Say which side it is about, the connector or the service: --pacticipant ${sides.map((name) => `"${name}"`).join(' or ') || 'NAME'}`,
    );
  }
  if (environment === undefined) throw new UsageError(`Say which environment: ${environmentOption} NAME`);
  const given = options.version === undefined ? {} : { version: options.version };
  const found = await findRevision(given, { ...world, folder: config.folder });
  const { version } = requireVersion(found, '--app-version');
  return { pacticipant, environment, version };
};

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
export const runCanIDeploy = async (options: CandidateOptions, world: World): Promise<0 | 1> => {
  const config = await brokerConfig(options.config, world);
  const candidate = await candidateOf(options, '--to-environment', config, world);
  const settings = await brokerSettings(config, world.env);
  const end = world.now() + (options.wait ?? 0);
  return withBroker(settings, world, async (broker) => {
    let answer = await canDeploy(broker, candidate);
    while (!answer.deployable && answer.unknown > 0 && world.now() + ASK_EVERY <= end) {
      world.stderr('waiting for verification results\n');
      await pause(ASK_EVERY, undefined, { signal: world.signal });
      answer = await canDeploy(broker, candidate);
    }
    say(answer, candidate, world);
    return answer.deployable ? 0 : 1;
  });
};
