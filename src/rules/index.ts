import { definitionRules } from './definition/index.ts';
import { policyRules } from './policy/index.ts';
import { nativeRules } from './polling/index.ts';
import type { RuleDescription } from './rule.ts';
import { webhookRules } from './webhook/index.ts';

/** Every rule once, in the order of the tables: what `explain`, the documentation and `rules:` know. */
export const allRules: readonly RuleDescription[] = [
  ...new Map<string, RuleDescription>(
    [...definitionRules, ...nativeRules, ...policyRules, ...webhookRules].map((rule) => [rule.id, rule]),
  ).values(),
];
