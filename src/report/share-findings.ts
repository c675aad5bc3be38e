import type { Finding } from '../model.ts';
import type { JudgedTrigger } from './build.ts';

const keyOf = ({ rule, level, message, written }: Finding): string =>
  JSON.stringify([rule, level, message, written]);

/** A finding of several triggers says how many, so that it need not be told for each. */
const spread = (finding: Finding, triggers: readonly string[]): Finding =>
  triggers.length === 1
    ? finding
    : { ...finding, message: `${finding.message} (for ${triggers.length} triggers)`, triggers };

/**
 * Tells a mistake that stands in one place once, at the first trigger that it concerns: a definition without DELETE is
 * one finding, however many triggers it has. The results of the others say where it is told.
 */
export const shareFindings = (triggers: readonly JudgedTrigger[]): readonly JudgedTrigger[] => {
  const byMistake = new Map<string, JudgedTrigger[]>();
  const byFinding = new Map<Finding, readonly JudgedTrigger[]>();
  for (const trigger of triggers)
    for (const finding of trigger.findings.filter((f) => f.written !== undefined)) {
      const key = keyOf(finding);
      const owners = byMistake.get(key) ?? [];
      if (owners.at(-1) !== trigger) owners.push(trigger);
      byMistake.set(key, owners);
      byFinding.set(finding, owners);
    }
  return triggers.map((trigger) => {
    const ownersOf = (f: Finding): readonly string[] => (byFinding.get(f) ?? [trigger]).map(({ id }) => id);
    const own = trigger.findings.filter((f) => ownersOf(f)[0] === trigger.id);
    const told = new Set(own.map((f) => f.rule));
    const elsewhere = new Map(
      trigger.findings.filter((f) => !told.has(f.rule)).map((f) => [f.rule, ownersOf(f)[0] ?? '']),
    );
    return {
      ...trigger,
      findings: own.map((f) => spread(f, ownersOf(f))),
      results: trigger.results.map((result) => {
        const at = elsewhere.get(result.id);
        return at === undefined ? result : { ...result, reason: `told at ${at}` };
      }),
    };
  });
};
