import { generate as generateContracts } from '../commands/generate.ts';
import type { Action } from './command.ts';
import { optional } from './optional.ts';
import { profileOf } from './profile.ts';

/** `triggerpact generate`. */
export const generate: Action = (args, world) =>
  generateContracts(
    {
      definitions: args.positionals,
      configs: args.texts('config'),
      check: args.flag('check'),
      ...optional('out', args.text('out')),
      ...optional('profile', profileOf(args)),
    },
    world,
  );
