import { explain as explainRules } from '../commands/explain.ts';
import type { Action } from './command.ts';

/** `triggerpact explain`. */
export const explain: Action = (args, world) => explainRules({ rules: args.positionals }, world);
