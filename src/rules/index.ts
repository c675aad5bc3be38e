import { changeRules } from './change/index.ts';
import { definitionRules } from './definition/index.ts';
import { rulesByMechanism } from './mechanisms.ts';
import type { RuleDescription } from './rule.ts';

/** A rule that binds two kinds of triggers has a judge for each, and its causes are those of both. */
const joined = (known: RuleDescription | undefined, rule: RuleDescription): RuleDescription => {
  const after = [...new Set([...(known?.after ?? []), ...(rule.after ?? [])])];
  return after.length === 0 ? rule : { ...rule, after };
};

/** Every rule once, in the order of the tables: what `explain`, the documentation and `rules:` know. */
export const allRules: readonly RuleDescription[] = [
  ...[...definitionRules, ...changeRules, ...Object.values(rulesByMechanism).flatMap(({ rules }) => rules)]
    .reduce(
      (rules, rule) => rules.set(rule.id, joined(rules.get(rule.id), rule)),
      new Map<string, RuleDescription>(),
    )
    .values(),
];
