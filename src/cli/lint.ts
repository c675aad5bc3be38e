import { lint as lintDefinitions } from '../commands/lint.ts';
import type { Action } from './command.ts';
import { optional } from './optional.ts';
import { reportTo } from './outputs.ts';
import { profileOf } from './profile.ts';

/** `triggerpact lint`. */
export const lint: Action = (args, world) =>
  reportTo('lint', args, world, () =>
    lintDefinitions(
      {
        definitions: args.positionals,
        configs: args.texts('config'),
        triggers: args.texts('trigger'),
        ...optional('profile', profileOf(args)),
      },
      world,
    ),
  );
