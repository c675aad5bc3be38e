import type { Finding, InteractionResult, RuleResult, TriggerReport } from '../../model.ts';
import { findingsText } from './text-finding.ts';
import { groupBy } from '../group-by.ts';
import { counted } from '../headline.ts';
import { indent, printable, type Paint } from './paint.ts';

const MARKS = { pass: ['green', '✓'], fail: ['red', '✗'], unknown: ['yellow', '?'] } as const;

const reasons = (title: string, rules: readonly RuleResult[], paint: Paint): readonly string[] =>
  rules.length === 0
    ? []
    : [
        paint('dim', title),
        ...[...groupBy(rules, (r) => r.reason ?? 'no reason given')].map(([reason, group]) =>
          indent(`${group.map((r) => r.id).join(', ')}: ${printable(reason)}`, 2),
        ),
      ];

/** One trigger: its verdict, its breaches in the order of the rules, what could not be judged and why. */
export const triggerText = (trigger: TriggerReport, findings: readonly Finding[], paint: Paint): string => {
  const [colour, mark] = MARKS[trigger.verdict];
  const kind = trigger.profile === undefined ? trigger.kind : `${trigger.kind}, ${trigger.profile}`;
  const judged = trigger.rules.filter((r) => r.verdict !== 'skip').length;
  const head = `${paint(colour, mark)} ${paint('bold', printable(trigger.id))} (${kind}): ${trigger.verdict}, ${counted(judged, 'rule')} judged`;
  const order = new Map(trigger.rules.map((r, i) => [r.id, i]));
  const byRule = [...groupBy(findings, (f) => f.rule).values()].toSorted(
    (a, b) => (order.get(a[0]?.rule ?? '') ?? 0) - (order.get(b[0]?.rule ?? '') ?? 0),
  );
  const errorsFirst = [true, false].flatMap((wanted) =>
    byRule.filter((group) => group.some((f) => f.level === 'error') === wanted),
  );
  const body = [
    ...errorsFirst.map((group) => findingsText(group, paint)),
    ...reasons(
      'could not be judged:',
      trigger.rules.filter((r) => r.verdict === 'unknown'),
      paint,
    ),
    ...reasons(
      'not judged:',
      trigger.rules.filter((r) => r.verdict === 'skip'),
      paint,
    ),
  ];
  return [head, ...body.map((part) => indent(part, 2))].join('\n');
};

const interactionLine = (
  { verdict, description, reason, duplicateOf }: InteractionResult,
  paint: Paint,
): string => {
  const mark = {
    pass: '✓',
    fail: paint('red', '✗'),
    warn: paint('yellow', '!'),
    unknown: paint('yellow', '?'),
    skip: '-',
  }[verdict];
  const told = duplicateOf === undefined ? reason : `told by ${duplicateOf} above`;
  const first = `${mark} ${printable(description)}${verdict === 'fail' ? '' : ` (${verdict === 'warn' ? 'warning' : verdict})`}`;
  return told === undefined ? first : `${first}\n${indent(printable(told), 4)}`;
};

/** The Pact interactions of a contract: how many passed, and each that did not. */
export const interactionsText = (interactions: readonly InteractionResult[], paint: Paint): string => {
  const passed = interactions.filter((i) => i.verdict === 'pass').length;
  const rest = interactions.filter((i) => i.verdict !== 'pass');
  return [
    `Pact interactions: ${passed} of ${interactions.length} passed`,
    ...rest.map((i) => indent(interactionLine(i, paint), 2)),
  ].join('\n');
};
