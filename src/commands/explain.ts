import { UsageError } from '../errors.ts';
import { renderRuleList } from '../report/rule-list.ts';
import { renderRuleText, renderUnjudged } from '../report/rule-page.ts';
import { unknownRule } from '../report/unknown-rule.ts';
import { allRules } from '../rules/index.ts';
import { unjudged } from '../rules/unjudged.ts';
import type { World } from '../world.ts';

/** What `explain` is asked for. */
export interface ExplainOptions {
  /** Rules by id or slug, in any case; none: all of them are listed. */
  readonly rules: readonly string[];
}

const explainOne = (name: string): string => {
  const wanted = name.toLowerCase();
  const rule = allRules.find((r) => r.id.toLowerCase() === wanted || r.slug === wanted);
  const other = unjudged.find((u) => u.id.toLowerCase() === wanted);
  if (other !== undefined) return renderUnjudged(other);
  if (rule === undefined) throw new UsageError(unknownRule(name, allRules));
  return renderRuleText(rule);
};

/** Says what rules want, why, and how to repair a breach; or which rules there are. */
export const explain = async ({ rules }: ExplainOptions, world: Pick<World, 'stdout'>): Promise<0> => {
  world.stdout(rules.length === 0 ? renderRuleList(allRules) : rules.map(explainOne).join('\n'));
  return 0;
};
