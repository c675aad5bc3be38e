import { defined } from '../defined.ts';
import { entry } from './entry.ts';
import { text } from './option.ts';
import { brokerConfigOption, brokerExitCodes, candidateOptions } from './shared-options.ts';

/** `triggerpact record-deployment`. */
export const recordDeployment = entry({
  summary: 'tell the Pact Broker that a version now runs in an environment',
  options: {
    ...candidateOptions,
    environment: text('NAME', 'where it runs'),
    target: text('NAME', 'which of several instances there'),
    config: brokerConfigOption,
  },
  examples: ['triggerpact record-deployment --pacticipant Voicemail --environment production'],
  exitCodes: brokerExitCodes,
  run: async ({ config, pacticipant, appVersion: version, environment, target }, world) => {
    const { recordDeployment: run } = await import('../commands/record-deployment.ts');
    return run(defined({ config, pacticipant, version, environment, target }), world);
  },
});
