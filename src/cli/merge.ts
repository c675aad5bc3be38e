import { mergeFiles } from '../commands/merge.ts';
import type { Action } from './command.ts';
import { reportTo } from './outputs.ts';

/** `triggerpact merge`. */
export const merge: Action = (args, world) =>
  reportTo('merge', args, world, () => mergeFiles(args.positionals, world));
