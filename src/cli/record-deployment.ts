import { createEnvironment as create } from '../commands/create-environment.ts';
import { recordDeployment as record } from '../commands/record-deployment.ts';
import { UsageError } from '../errors.ts';
import type { Action } from './command.ts';
import { optional } from './optional.ts';

/** `triggerpact record-deployment`. */
export const recordDeployment: Action = (args, world) =>
  record(
    {
      ...optional('config', args.text('config')),
      ...optional('pacticipant', args.text('pacticipant')),
      ...optional('version', args.text('app-version')),
      ...optional('environment', args.text('environment')),
      ...optional('target', args.text('target')),
    },
    world,
  );

/** `triggerpact create-environment`. */
export const createEnvironment: Action = async (args, world) => {
  const name = args.text('name');
  if (name === undefined) throw new UsageError('Name the environment: --name production');
  const environment = {
    ...optional('config', args.text('config')),
    name,
    production: args.flag('production'),
    ...optional('displayName', args.text('display-name')),
  };
  return create(environment, world);
};
