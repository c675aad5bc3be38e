import { defined } from '../defined.ts';
import type { ContractTrigger, Finding, InteractionResult, RuleResult } from '../model.ts';
import { restsOn } from './rests-on.ts';

/**
 * Relates broken interactions to what the rules said: one that a finding tells already points to it, and takes its level;
 * one whose rule could not be judged is as open as that; one whose rules only warn only warns. One that rests on what an
 * error of the run shows to be broken cannot say more than that error, and points to it.
 */
export const relateInteractions = (
  results: readonly InteractionResult[],
  findings: readonly Finding[],
  triggers: readonly ContractTrigger[],
  judged: readonly { readonly id: string; readonly results: readonly RuleResult[] }[],
): readonly InteractionResult[] =>
  results.map((result) => {
    if (result.verdict !== 'fail' && result.verdict !== 'warn') return result;
    const told = findings.filter((f) => f.trigger === result.trigger && result.rules.includes(f.rule));
    // A rule that this very answer breaks explains it best.
    const explains = told.filter((f) => result.broken?.includes(f.rule) === true);
    if (result.verdict === 'warn') {
      const [first] = result.broken === undefined ? told : explains;
      return { ...result, ...defined({ duplicateOf: first?.rule }) };
    }
    const finding = [...explains, ...told].find((f) => f.level === 'error') ?? explains[0] ?? told[0];
    if (finding !== undefined)
      return { ...result, verdict: finding.level === 'error' ? 'fail' : 'warn', duplicateOf: finding.rule };
    const rules = judged.find((j) => j.id === result.trigger)?.results ?? [];
    const open = rules.find((r) => r.verdict === 'unknown' && result.rules.includes(r.id));
    if (open !== undefined)
      return {
        ...result,
        verdict: 'unknown',
        reason: `${open.id} could not be judged: ${open.reason ?? ''}`,
      };
    const levels = triggers.find((t) => t.definition.id === result.trigger)?.rules ?? {};
    const binding = result.rules.length === 0 || result.rules.some((id) => levels[id] === 'error');
    const causes = restsOn(result);
    const cause = findings.find(
      (f) => f.trigger === result.trigger && f.level === 'error' && causes.has(f.rule),
    );
    return {
      ...result,
      verdict: binding ? 'fail' : 'warn',
      ...defined({ duplicateOf: cause?.rule }),
    };
  });
