import { UsageError } from '../errors.ts';
import { renderRuleText } from '../report/rule-page.ts';
import { allRules } from '../rules/index.ts';
import { didYouMean } from '../suggest.ts';
import type { World } from '../world.ts';

/** What `explain` is asked for. */
export interface ExplainOptions {
  /** Rules by id or slug, in any case. */
  readonly rules: readonly string[];
}

const explainOne = (name: string): string => {
  const wanted = name.toLowerCase();
  const rule = allRules.find((r) => r.id.toLowerCase() === wanted || r.slug === wanted);
  if (rule !== undefined) return renderRuleText(rule);
  const names = allRules.flatMap((r) => [r.id, r.slug]);
  const known = allRules.map((r) => r.id).join(', ');
  throw new UsageError(`Unknown rule "${name}"${didYouMean(name, names)}; known: ${known}`);
};

/** Says what rules want, why, and how to repair a breach. */
export const explain = async ({ rules }: ExplainOptions, world: Pick<World, 'stdout'>): Promise<0> => {
  if (rules.length === 0) throw new UsageError('Name a rule: triggerpact explain P-04');
  world.stdout(rules.map(explainOne).join('\n'));
  return 0;
};
