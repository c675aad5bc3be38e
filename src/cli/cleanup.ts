import { runCleanup } from '../commands/cleanup.ts';
import type { Action } from './command.ts';

/** `triggerpact cleanup`. */
export const cleanup: Action = (args, world) => {
  const url = args.text('url');
  return runCleanup({ configs: args.texts('config'), ...(url === undefined ? {} : { url }) }, world);
};
