import type { ContractReport, Finding, InteractionResult, Report, RuleResult, Seen } from '../model.ts';
import { interactionFinding } from '../report/interaction-finding.ts';
import { breachesText } from '../report/reporters/text-finding.ts';
import { styleOf } from '../report/reporters/style.ts';
import { BrokenTrigger } from './failure.ts';

/** What became of a test: it passes, perhaps with something to say, is skipped for a reason, or fails. */
export type Outcome =
  | { readonly verdict: 'pass'; readonly warning?: string }
  | { readonly verdict: 'skip'; readonly reason: string }
  | { readonly verdict: 'fail'; readonly error: BrokenTrigger };

const style = styleOf({ color: false });

/** What stood at the spot of a breach: the value, else the line of the excerpt that shows it. */
const actualOf = ({ value, excerpt }: Seen): string | undefined => {
  if (value === undefined)
    return excerpt
      ?.find((line) => line.marked === true)
      ?.text.trim()
      .replace(/,$/, '');
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const fail = (message: string, seen?: Seen): Outcome => {
  const expected = seen?.expected;
  const actual = seen === undefined ? undefined : actualOf(seen);
  const difference = expected === undefined || actual === undefined ? undefined : { expected, actual };
  return { verdict: 'fail', error: new BrokenTrigger(message, difference) };
};

const unknown = (reason: string | undefined): Outcome =>
  fail(`Could not tell: ${reason ?? 'it was not judged'}`);

/** The breaches as people read them; what the runner prints around the text already names the rule. */
const textOf = (findings: readonly Finding[]): string => breachesText(findings, [], style);

const whyMissing = (report: Report, trigger: string): string | undefined =>
  report.notes.find((n) => n.trigger === trigger)?.message ?? report.reason;

const ofResult = ({ verdict, reason }: RuleResult, findings: readonly Finding[]): Outcome => {
  const [first] = findings;
  if (verdict === 'pass') return { verdict };
  if (verdict === 'skip') return { verdict, reason: reason ?? 'not judged' };
  if (verdict === 'unknown') return unknown(reason);
  if (verdict === 'warn')
    return { verdict: 'pass', warning: first === undefined ? (reason ?? 'a warning') : textOf(findings) };
  return first === undefined ? fail(reason ?? 'broken') : fail(textOf(findings), first.seen);
};

/** What became of a rule on a trigger. */
export const ruleOutcome = (report: Report, trigger: string, id: string): Outcome => {
  const judged = report.contracts.flatMap((c) => c.triggers).find((t) => t.id === trigger);
  const result = judged?.rules.find((r) => r.id === id);
  if (result === undefined) return unknown(whyMissing(report, trigger));
  const concerns = (f: Finding): boolean => f.trigger === trigger || f.triggers?.includes(trigger) === true;
  return ofResult(
    result,
    report.findings.filter((f) => f.rule === id && concerns(f)),
  );
};

const ofInteraction = (interaction: InteractionResult, contract: ContractReport): Outcome => {
  const { verdict, reason, duplicateOf } = interaction;
  if (verdict === 'pass') return { verdict: 'pass' };
  if (verdict === 'skip') return { verdict: 'skip', reason: reason ?? 'not verified' };
  if (verdict === 'unknown') return unknown(reason);
  // One fault is told once: by the rule that names it.
  if (duplicateOf !== undefined) return { verdict: 'skip', reason: `${duplicateOf} tells it` };
  const finding = interactionFinding(interaction, contract);
  if (verdict === 'warn') return { verdict: 'pass', warning: textOf([finding]) };
  return fail(textOf([finding]), finding.seen);
};

/** What became of an interaction; `omitted`: why the contract cannot hold it. */
export const interactionOutcome = (
  report: Report,
  trigger: string,
  description: string,
  omitted?: string,
): Outcome => {
  for (const contract of report.contracts) {
    const found = contract.interactions.find((i) => i.trigger === trigger && i.description === description);
    if (found !== undefined) return ofInteraction(found, contract);
  }
  if (omitted !== undefined) return { verdict: 'skip', reason: omitted };
  return unknown(whyMissing(report, trigger));
};

/** Whether the run came to its end, and nothing is wrong that no test names. */
export const runOutcome = (report: Report, isNamed: (trigger: string, what: string) => boolean): Outcome => {
  if (report.reason !== undefined) return unknown(report.reason);
  const results = report.contracts.flatMap((c) => [
    ...c.triggers.flatMap((t) => t.rules.map((r) => ({ trigger: t.id, what: r.id, verdict: r.verdict }))),
    ...c.interactions.map((i) => ({ trigger: i.trigger, what: i.description, verdict: i.verdict })),
  ]);
  const odd = results.filter(
    (r) => (r.verdict === 'fail' || r.verdict === 'unknown') && !isNamed(r.trigger, r.what),
  );
  return odd.length === 0
    ? { verdict: 'pass' }
    : fail(
        odd.map((r) => `${r.trigger}: ${r.what} is ${r.verdict}, and no test is named after it`).join('\n'),
      );
};
