import { explain as explainRule } from '../commands/explain.ts';
import { UsageError } from '../errors.ts';
import type { Action } from './command.ts';

/** `triggerpact explain`. */
export const explain: Action = async (args, world) => {
  if (args.positionals.length === 0) throw new UsageError('Name a rule: triggerpact explain P-04');
  world.stdout(args.positionals.map(explainRule).join('\n'));
  return 0;
};
