import { defined } from '../defined.ts';
import type { Finding, InteractionResult } from '../model.ts';
import { allRules } from '../rules/index.ts';

const known = new Map(allRules.map((rule) => [rule.id, rule]));

/**
 * A broken Pact interaction as a finding of the rule that explains it: the one that its answer breaks, else the first
 * that it stands for.
 */
export const interactionFinding = (interaction: InteractionResult): Finding => {
  const { description, trigger, rules, broken, verdict, reason, seen, repair } = interaction;
  const [id = 'Pact'] = [...(broken ?? []), ...rules];
  const rule = known.get(id);
  return {
    rule: id,
    slug: rule?.slug ?? 'pact-interaction-is-kept',
    title: rule?.title ?? 'Every interaction of the Pact contract is kept',
    level: verdict === 'warn' ? 'warning' : 'error',
    trigger,
    message: `Pact verified "${description}": ${reason ?? 'the interaction is broken'}`,
    ...defined({ seen, repair }),
  };
};
