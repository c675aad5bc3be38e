import type { Command } from './command.ts';
import { shared, type Option } from './option.ts';

const version: Option = { value: 'VERSION', help: 'of the side that it is about; default: the commit' };
const pacticipant: Option = {
  value: 'NAME',
  help: 'the connector or the service, as the contract names them',
};
const config: Option = {
  value: 'PATH',
  help: 'configuration file or its folder, for `broker`; default triggerpact.yaml here, if there is one',
};
const done = ['0  done', '2  could not: usage, configuration, an unreachable or unwilling broker'];

/** The commands that talk to a Pact Broker. */
export const brokerCommands: Readonly<Record<string, Command>> = {
  publish: {
    summary: 'publish the contracts to a Pact Broker',
    most: 0,
    options: {
      config: shared.config,
      'app-version': { value: 'VERSION', help: 'version of the connector; default: the commit' },
      branch: { value: 'NAME', help: 'branch of the connector; default: that of the build or of git' },
      tag: { value: 'NAME', repeatable: true, help: 'tag of the version' },
      'build-url': { value: 'URL', help: 'link to the build; default: that of the build' },
      'dry-run': { help: 'send nothing; say what would be published' },
    },
    examples: ['triggerpact publish', 'triggerpact publish --app-version 1.4.0 --branch main --dry-run'],
    exitCodes: done,
    load: async () => (await import('./publish.ts')).publish,
  },
  'can-i-deploy': {
    summary: 'ask the Pact Broker whether a version may go to an environment',
    most: 0,
    options: {
      pacticipant,
      'app-version': version,
      'to-environment': { value: 'NAME', help: 'where it is to go' },
      wait: { value: 'DURATION', help: 'wait so long for results that are missing, such as 2m' },
      config,
    },
    examples: ['triggerpact can-i-deploy --pacticipant "Voicemail connector" --to-environment production'],
    exitCodes: [
      '0  yes',
      '1  no',
      '2  could not tell: usage, configuration, an unreachable or unwilling broker',
    ],
    load: async () => (await import('./can-i-deploy.ts')).canIDeploy,
  },
  'record-deployment': {
    summary: 'tell the Pact Broker that a version now runs in an environment',
    most: 0,
    options: {
      pacticipant,
      'app-version': version,
      environment: { value: 'NAME', help: 'where it runs' },
      target: { value: 'NAME', help: 'which of several instances there' },
      config,
    },
    examples: ['triggerpact record-deployment --pacticipant Voicemail --environment production'],
    exitCodes: done,
    load: async () => (await import('./record-deployment.ts')).recordDeployment,
  },
  'create-environment': {
    summary: 'make an environment known to the Pact Broker',
    most: 0,
    options: {
      name: { value: 'NAME', help: 'as the other commands name it' },
      'display-name': { value: 'TEXT', help: 'as people name it' },
      production: { help: 'it is a production environment' },
      config,
    },
    examples: ['triggerpact create-environment --name production --production'],
    exitCodes: done,
    load: async () => (await import('./record-deployment.ts')).createEnvironment,
  },
};
