import { defined } from '../defined.ts';
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { ciFiles, type CiSystem } from '../setup/ci-file.ts';
import { configurationText, type TriggerAnswers } from '../setup/configuration.ts';
import { credentialsOf } from '../setup/propose-login.ts';
import type { World } from '../world.ts';
import type { Asker } from './asker.ts';
import type { FoundTriggers } from './find-triggers.ts';

/** The file that `init` writes first of all. */
export const CONFIGURATION = 'triggerpact.yaml';

/** The text of the configuration. */
export const configurationOf = (
  { place, login, made }: FoundTriggers,
  triggers: readonly TriggerAnswers[],
): string => {
  const { proposal } = login;
  const credentials =
    proposal === undefined ? undefined : credentialsOf(proposal, `\${${proposal.variable}}`);
  const urlNote = place.isGuess
    ? 'A guess: write here where the service is, or give verify --url'
    : undefined;
  return configurationText({
    definition: made.read.file,
    url: place.url,
    triggers,
    ...defined({ urlNote }),
    ...(credentials === undefined || proposal === undefined
      ? {}
      : {
          credentials: { ...credentials },
          credentialsNote: `The ${proposal.what}, from the environment: its value stands in no file.`,
        }),
  });
};

/** The CI files for the systems that the working folder tells of; one that is there stays. */
export const ciFilesHere = async (
  { login }: FoundTriggers,
  asker: Asker,
  force: boolean,
  { cwd }: Pick<World, 'cwd'>,
): Promise<readonly CiSystem[]> => {
  const names = readdirSync(cwd);
  const wish = {
    variables: login.proposal === undefined ? [] : [login.proposal.variable],
    hasLockfile: names.includes('package-lock.json'),
  };
  const agreed: CiSystem[] = [];
  for (const system of ciFiles(names, wish)) {
    if (existsSync(join(cwd, system.file)) && !force) asker.say('note', `${system.file} is there and stays`);
    else if (await asker.confirm(`${system.name} is used here. Write ${system.file}?`, true))
      agreed.push(system);
  }
  return agreed;
};
