import type { ContractReport, Finding, InteractionResult, RuleResult, TriggerReport } from '../../model.ts';
import { defined } from '../../defined.ts';
import { groupBy } from '../../group-by.ts';
import { counted } from '../../counted.ts';
import { explainingRule, interactionFinding } from '../interaction-finding.ts';
import { isOwnBreach } from '../owned.ts';
import { cut } from './markdown-text.ts';
import { notJudgedLine } from './not-judged.ts';
import { indent, printable } from './paint.ts';
import type { Style } from './style.ts';
import { findingsText } from './text-finding.ts';
import { wrap } from './wrap.ts';

const MARKS = { pass: ['green', '✓'], fail: ['red', '✗'], unknown: ['yellow', '?'] } as const;
const LINE = 190;

const reasons = (title: string, rules: readonly RuleResult[], { paint, room }: Style): readonly string[] =>
  rules.length === 0
    ? []
    : [
        paint('dim', title),
        ...[...groupBy(rules, (r) => printable(r.reason ?? 'no reason given'))].map(([reason, group]) =>
          indent(wrap(`${group.map((r) => r.id).join(', ')}: ${reason}`, room(6)), 2),
        ),
      ];

/** What was not judged: in one line; each rule where everything is wanted. */
const notJudged = (skipped: readonly RuleResult[], style: Style): readonly string[] => {
  const rules = skipped.filter((r) => r.notConfigured !== true);
  const left = skipped.filter((r) => r.notConfigured === true);
  if (style.verbose)
    return [...reasons('not judged:', rules, style), ...reasons(`left out: ${left.length}`, left, style)];
  return rules.length === 0 ? [] : [style.paint('dim', notJudgedLine(rules, style.room(4) ?? LINE))];
};

const saidToo = (interaction: InteractionResult): string => {
  const { description, rules, duplicateOf = '', reason = 'broken' } = interaction;
  const how = rules.includes(duplicateOf) ? ' and says so too' : ', which rests on this';
  return `Pact verified "${description}"${how}: ${cut(reason, 100)}`;
};

/** One trigger: its verdict, its breaches in the order of the rules, what could not be judged and why. */
export const triggerText = (
  trigger: TriggerReport,
  findings: readonly Finding[],
  interactions: readonly InteractionResult[],
  style: Style,
): string => {
  const { paint } = style;
  const [colour, mark] = MARKS[trigger.verdict];
  const kind = trigger.profile === undefined ? trigger.kind : `${trigger.kind}, ${trigger.profile}`;
  const judged = trigger.rules.filter((r) => r.verdict !== 'skip').length;
  const head = `${paint(colour, mark)} ${paint('bold', printable(trigger.id))} (${kind}): ${trigger.verdict}, ${counted(judged, 'rule')} judged`;
  const order = new Map(trigger.rules.map((r, i) => [r.id, i]));
  const told = new Set(findings.map((f) => f.rule));
  const all = [
    ...findings,
    ...interactions
      .filter(isOwnBreach)
      .map((i) => interactionFinding(i, { triggers: [trigger] }))
      // Where a finding of its rule stands above, that one says how to repair it.
      .map(({ repair, ...f }) => ({ ...f, ...defined({ repair: told.has(f.rule) ? undefined : repair }) })),
  ];
  // A rule that judged the run knows the cause; what only an interaction shows may come of it.
  const place = (rule = ''): number => (order.get(rule) ?? 0) + (told.has(rule) ? 0 : order.size);
  const byRule = [...groupBy(all, (f) => f.rule).values()].toSorted(
    (a, b) => place(a[0]?.rule) - place(b[0]?.rule),
  );
  const errorsFirst = [true, false].flatMap((wanted) =>
    byRule.filter((group) => group.some((f) => f.level === 'error') === wanted),
  );
  const body = [
    ...errorsFirst.map((group) =>
      findingsText(
        group,
        interactions.filter((i) => i.duplicateOf === group[0]?.rule && i.reason !== undefined).map(saidToo),
        style,
      ),
    ),
    ...reasons(
      'broken as well:',
      trigger.rules.filter((r) => (r.verdict === 'fail' || r.verdict === 'warn') && r.reason !== undefined),
      style,
    ),
    ...reasons(
      'could not be judged:',
      trigger.rules.filter((r) => r.verdict === 'unknown'),
      style,
    ),
    ...notJudged(
      trigger.rules.filter((r) => r.verdict === 'skip'),
      style,
    ),
  ];
  return [head, ...body.map((part) => indent(part, 2))].join('\n');
};

const interactionLine = (
  interaction: InteractionResult,
  isUnderTrigger: boolean,
  { paint, room }: Style,
): string => {
  const { verdict, description, reason, duplicateOf } = interaction;
  const mark = {
    pass: '✓',
    fail: paint('red', '✗'),
    warn: paint('yellow', '!'),
    unknown: paint('yellow', '?'),
    skip: '-',
  }[verdict];
  const first = `${mark} ${printable(description)}${verdict === 'fail' ? '' : ` (${verdict === 'warn' ? 'warning' : verdict})`}`;
  const rule =
    duplicateOf ?? (isUnderTrigger && isOwnBreach(interaction) ? explainingRule(interaction) : undefined);
  const text = rule === undefined ? reason : `told by ${rule} above`;
  return text === undefined ? first : `${first}\n${indent(wrap(printable(text), room(8)), 4)}`;
};

/** The Pact interactions of a contract: how many passed, and each that did not. */
export const interactionsText = ({ interactions, triggers }: ContractReport, style: Style): string => {
  const passed = interactions.filter((i) => i.verdict === 'pass').length;
  const rest = interactions.filter((i) => i.verdict !== 'pass');
  const ids = new Set(triggers.map((t) => t.id));
  return [
    `Pact interactions: ${passed} of ${interactions.length} passed`,
    ...rest.map((i) => indent(interactionLine(i, ids.has(i.trigger), style), 2)),
  ].join('\n');
};
