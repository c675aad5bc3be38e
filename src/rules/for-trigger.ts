import { pollingView } from '../evidence/polling-view.ts';
import { webhookView } from '../evidence/webhook-view.ts';
import type { ContractTrigger, Level, Trace, TriggerDefinition } from '../model.ts';
import { judge, levelOf, type Judged, type Levels } from './judge.ts';
import { policyRules } from './policy/index.ts';
import { nativeRules } from './polling/index.ts';
import type { RuleDescription } from './rule.ts';
import { webhookRules } from './webhook/index.ts';

/** The rules that bind a trigger, by its kind and profile; a script's backend is bound by none that can be known. */
const rulesFor = (trigger: TriggerDefinition): readonly RuleDescription[] => {
  if (trigger.kind === 'webhook') return webhookRules;
  if (trigger.profile === 'policy') return policyRules;
  return trigger.profile === 'native' ? nativeRules : [];
};

/** The rules that bind a trigger, with their levels, as a contract lists them. */
export const ruleLevels = (trigger: TriggerDefinition, levels: Levels): Record<string, Level> =>
  Object.fromEntries(rulesFor(trigger).map((rule) => [rule.id, levelOf(rule, levels)]));

/** Whether what arrived for a trigger can be told apart by token or id. */
export const isAttributable = (trigger: TriggerDefinition, trace: Trace): boolean =>
  (trigger.kind === 'webhook' ? webhookView(trace, trigger) : pollingView(trace, trigger)).attributable;

/** Judges one trigger of a trace by the rules that its contract lists. */
export const judgeTrigger = (
  { definition, rules }: ContractTrigger,
  trace: Trace,
  levels: Levels,
): Judged => {
  const listed = <R extends RuleDescription>(table: readonly R[]): readonly R[] =>
    table.filter((r) => Object.hasOwn(rules, r.id));
  if (definition.kind === 'webhook')
    return judge(listed(webhookRules), webhookView(trace, definition), definition.id, levels);
  if (definition.profile === 'script') return { results: [], findings: [] };
  const table = definition.profile === 'policy' ? policyRules : nativeRules;
  return judge(listed(table), pollingView(trace, definition), definition.id, levels);
};
