import { merge as mergeReports } from '../commands/merge.ts';
import { mergePublishOf } from './broker-options.ts';
import type { Action } from './command.ts';
import { optional } from './optional.ts';
import { reportTo } from './outputs.ts';

/** `triggerpact merge`. */
export const merge: Action = (args, world) =>
  reportTo('merge', args, world, () =>
    mergeReports({ reports: args.positionals, ...optional('publish', mergePublishOf(args)) }, world),
  );
