import { pollingView } from '../evidence/polling-view.ts';
import type { TriggerView } from '../evidence/trigger-view.ts';
import { webhookView } from '../evidence/webhook-view.ts';
import type { Level, Mechanism, Trace, TriggerDefinition } from '../model.ts';
import { judge, levelOf, type Judged, type Levels } from './judge.ts';
import { nativeRules } from './native/index.ts';
import { policyRules } from './policy/index.ts';
import type { Rule, RuleDescription } from './rule.ts';
import { webhookRules } from './webhook/index.ts';

/** What judging one trigger gives, and whether what arrived could be told apart. */
export interface JudgedView extends Judged {
  readonly attributable: boolean;
}

/** The rules of a mechanism, with the view of a trace that they judge. */
interface Bound {
  readonly rules: readonly RuleDescription[];
  /** Judges one trigger of a trace by those of the rules that are listed. */
  readonly judge: (
    trace: Trace,
    trigger: TriggerDefinition,
    isListed: (rule: RuleDescription) => boolean,
    levels: Levels,
  ) => JudgedView;
}

const bind = <View extends TriggerView>(
  rules: readonly Rule<View>[],
  viewOf: (trace: Trace, trigger: TriggerDefinition) => View,
): Bound => ({
  rules,
  judge(trace, trigger, isListed, levels) {
    const view = viewOf(trace, trigger);
    return {
      ...judge(rules.filter(isListed), view, trigger.id, levels),
      attributable: view.attributable,
    };
  },
});

/** The rules of every mechanism; a script's backend is bound by none that can be known. */
export const rulesByMechanism = {
  native: bind(nativeRules, pollingView),
  policy: bind(policyRules, pollingView),
  script: bind([], pollingView),
  webhook: bind(webhookRules, webhookView),
} as const satisfies Record<Mechanism, Bound>;

/** The rules that bind a trigger, with their levels, as a contract lists them. */
export const ruleLevels = (trigger: TriggerDefinition, levels: Levels): Record<string, Level> =>
  Object.fromEntries(
    rulesByMechanism[trigger.mechanism].rules
      .filter((rule) => rule.binds?.(trigger) ?? true)
      .map((rule) => [rule.id, levelOf(rule, levels)]),
  );
