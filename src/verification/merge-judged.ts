import type { RuleResult } from '../model.ts';
import type { JudgedTrace } from '../rules/judge-trace.ts';

const order = ['fail', 'unknown', 'warn', 'pass', 'skip'] as const satisfies readonly RuleResult['verdict'][];

const worse = (a: RuleResult, b: RuleResult): RuleResult =>
  order.indexOf(b.verdict) < order.indexOf(a.verdict) ? b : a;

/** What several runs say of the same triggers together: of each rule the worst, of findings all. */
export const mergeJudged = (runs: readonly (readonly JudgedTrace[])[]): readonly JudgedTrace[] => {
  const [first = [], ...others] = runs;
  return first.map((trigger) => {
    const same = others.flatMap((run) => run.filter((t) => t.id === trigger.id));
    return {
      ...trigger,
      results: trigger.results.map((result) =>
        same.reduce((worst, t) => worse(worst, t.results.find((r) => r.id === result.id) ?? worst), result),
      ),
      findings: [trigger, ...same].flatMap((t) => t.findings),
    };
  });
};
