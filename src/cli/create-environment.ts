import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { entry } from './entry.ts';
import { flag, text } from './option.ts';
import { brokerConfigOption, brokerExitCodes } from './shared-options.ts';

/** `triggerpact create-environment`. */
export const createEnvironment = entry({
  summary: 'make an environment known to the Pact Broker',
  options: {
    name: text('NAME', 'as the other commands name it'),
    displayName: text('TEXT', 'as people name it'),
    production: flag('it is a production environment'),
    config: brokerConfigOption,
  },
  examples: ['triggerpact create-environment --name production --production'],
  exitCodes: brokerExitCodes,
  run: async ({ name, production, displayName, config }, world) => {
    if (name === undefined) throw new UsageError('Name the environment: --name production');
    const { createEnvironment: run } = await import('../commands/create-environment.ts');
    return run({ name, production, ...defined({ displayName, config }) }, world);
  },
});
