import { parseDuration } from '../config/duration.ts';
import { defined } from '../defined.ts';
import { UsageError } from '../errors.ts';
import { entry } from './entry.ts';
import { parsed, text } from './option.ts';
import { brokerConfigOption, candidateOptions } from './shared-options.ts';

const waitOf = (given: string): number => {
  const wait = parseDuration(given);
  if (wait !== undefined) return wait;
  throw new UsageError(`Option "--wait" is a duration such as 30s or 2m, not "${given}"`);
};

/** `triggerpact can-i-deploy`. */
export const canIDeploy = entry({
  summary: 'ask the Pact Broker whether a version may go to an environment',
  options: {
    ...candidateOptions,
    toEnvironment: text('NAME', 'where it is to go'),
    wait: parsed('DURATION', waitOf, 'wait so long for results that are missing, such as 2m'),
    config: brokerConfigOption,
  },
  examples: ['triggerpact can-i-deploy --pacticipant "Voicemail connector" --to-environment production'],
  exitCodes: [
    '0  yes',
    '1  no',
    '2  could not tell: usage, configuration, an unreachable or unwilling broker',
  ],
  run: async ({ config, pacticipant, appVersion: version, toEnvironment: environment, wait }, world) => {
    const { canIDeploy: run } = await import('../commands/can-i-deploy.ts');
    return run(defined({ config, pacticipant, version, environment, wait }), world);
  },
});
