import { cleanup as cleanUp } from '../commands/cleanup.ts';
import type { Action } from './command.ts';
import { optional } from './optional.ts';

/** `triggerpact cleanup`. */
export const cleanup: Action = (args, world) =>
  cleanUp({ configs: args.texts('config'), ...optional('url', args.text('url')) }, world);
