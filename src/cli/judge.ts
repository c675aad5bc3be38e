import { judgeFiles } from '../commands/judge.ts';
import type { Action } from './command.ts';
import { profileOf } from './configuration.ts';
import { reportTo } from './outputs.ts';

/** `triggerpact judge`. */
export const judge: Action = (args, world) =>
  reportTo('judge', args, world, () => judgeFiles(args.positionals, profileOf(args), world));
