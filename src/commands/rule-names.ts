import { requireKnown } from '../config/known.ts';
import type { Config } from '../model.ts';
import { allRules } from '../rules/index.ts';

/** Refuses a configuration whose `rules` name one that does not exist. */
export const checkRuleNames = (config: Config): void =>
  requireKnown(
    'rule',
    Object.keys(config.rules),
    allRules.map((r) => r.id),
    `"rules" of ${config.file ?? 'the configuration'}`,
  );
