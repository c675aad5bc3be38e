import { judge as judgeTraces } from '../commands/judge.ts';
import type { Action } from './command.ts';
import { optional } from './optional.ts';
import { reportTo } from './outputs.ts';
import { profileOf } from './profile.ts';

/** `triggerpact judge`. */
export const judge: Action = (args, world) =>
  reportTo('judge', args, world, () =>
    judgeTraces({ traces: args.positionals, ...optional('profile', profileOf(args)) }, world),
  );
