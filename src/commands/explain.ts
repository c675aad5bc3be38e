import { UsageError } from '../errors.ts';
import { renderRuleText } from '../report/rule-page.ts';
import { allRules } from '../rules/index.ts';
import { didYouMean } from '../suggest.ts';

/** What a rule wants, why, how to repair it; by id or slug, in any case. */
export const explain = (name: string): string => {
  const wanted = name.toLowerCase();
  const rule = allRules.find((r) => r.id.toLowerCase() === wanted || r.slug === wanted);
  if (rule !== undefined) return renderRuleText(rule);
  const names = allRules.flatMap((r) => [r.id, r.slug]);
  const known = allRules.map((r) => r.id).join(', ');
  throw new UsageError(`Unknown rule "${name}"${didYouMean(name, names)}; known: ${known}`);
};
