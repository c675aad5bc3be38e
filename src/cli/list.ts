import { list as listTriggers } from '../commands/list.ts';
import type { Action } from './command.ts';

/** `triggerpact list`. */
export const list: Action = (args, world) =>
  listTriggers({ definitions: args.positionals, configs: args.texts('config') }, world);
