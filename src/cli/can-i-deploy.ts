import { canIDeploy as ask } from '../commands/can-i-deploy.ts';
import { parseDuration } from '../config/duration.ts';
import { UsageError } from '../errors.ts';
import type { Arguments } from './arguments.ts';
import type { Action } from './command.ts';
import { optional } from './optional.ts';

const waitOf = (args: Arguments): number | undefined => {
  const text = args.text('wait');
  if (text === undefined) return undefined;
  const wait = parseDuration(text);
  if (wait === undefined)
    throw new UsageError(`Option "--wait" is a duration such as 30s or 2m, not "${text}"`);
  return wait;
};

/** `triggerpact can-i-deploy`. */
export const canIDeploy: Action = (args, world) =>
  ask(
    {
      ...optional('config', args.text('config')),
      ...optional('pacticipant', args.text('pacticipant')),
      ...optional('version', args.text('app-version')),
      ...optional('environment', args.text('to-environment')),
      ...optional('wait', waitOf(args)),
    },
    world,
  );
