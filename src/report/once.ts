import type { Finding } from '../model.ts';

const keyOf = (finding: Finding): string =>
  JSON.stringify([
    finding.contract,
    finding.provider,
    finding.trigger,
    finding.rule,
    finding.level,
    finding.message,
    finding.written?.pointer,
    finding.before?.pointer,
  ]);

/** Equal breaches told once, with how often they were seen. */
export const tellOnce = (findings: readonly Finding[]): readonly Finding[] => {
  const told = new Map<string, Finding>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const first = told.get(key);
    told.set(key, first === undefined ? finding : { ...first, times: (first.times ?? 1) + 1 });
  }
  return [...told.values()];
};

/** How many rules are broken at a level, each counted once for each trigger. */
export const countBroken = (findings: readonly Finding[], level: Finding['level']): number => {
  const worst = new Map<string, Finding['level']>();
  for (const { contract, provider, trigger, rule, level: own } of findings) {
    const key = JSON.stringify([contract, provider, trigger, rule]);
    if (worst.get(key) !== 'error') worst.set(key, own);
  }
  return [...worst.values()].filter((own) => own === level).length;
};
