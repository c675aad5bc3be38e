import { defined } from '../defined.ts';
import type { ContractReport, Finding, InteractionResult } from '../model.ts';

/** The rule that explains a broken Pact interaction: the one that its answer breaks, else the first that it stands for. */
export const explainingRule = ({ rules, broken = [] }: InteractionResult): string =>
  [...broken, ...rules][0] ?? 'Pact';

/** A broken Pact interaction as a finding of the rule that explains it, of those that the report of its contract has. */
export const interactionFinding = (
  interaction: InteractionResult,
  { triggers }: Pick<ContractReport, 'triggers'>,
): Finding => {
  const { description, trigger, verdict, reason, seen, repair } = interaction;
  const id = explainingRule(interaction);
  const rule = triggers.find((t) => t.id === trigger)?.rules.find((r) => r.id === id);
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
