import type { ContractReport, Finding, Report, RuleVerdict, TriggerReport } from '../../model.ts';
import { footerOf } from '../footer.ts';
import { groupBy } from '../../group-by.ts';
import { headlineOf } from '../headline.ts';
import { findingsOfContract } from '../owned.ts';
import { promiseText } from './breach-lines.ts';
import { code, escaped } from './markdown-text.ts';
import type { Reporter } from './reporter.ts';
import { sequenceDiagram } from './sequence.ts';
import { mostShown, placeText, seenText, sharedRepair } from './text-finding.ts';

const MARKS = { pass: '✅', fail: '❌', unknown: '❔' } as const;
const MOST_RULES = 50;
const MOST_BREACHES = 4;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const triggerRow = (trigger: TriggerReport, { interactions }: ContractReport): readonly string[] => {
  const ids = (verdict: RuleVerdict): string =>
    trigger.rules
      .flatMap((r) =>
        r.verdict === verdict && r.level !== 'off' && r.notConfigured !== true ? [escaped(r.id)] : [],
      )
      .join(', ');
  const own = interactions.filter((i) => i.trigger === trigger.id);
  const kind = trigger.profile === undefined ? trigger.kind : `${trigger.kind}, ${trigger.profile}`;
  return [
    escaped(trigger.id),
    escaped(kind),
    `${MARKS[trigger.verdict]} ${trigger.verdict}`,
    String(trigger.rules.filter((r) => r.verdict === 'pass').length),
    ids('fail'),
    ids('warn'),
    ids('unknown'),
    ids('skip'),
    own.length === 0 ? '' : `${own.filter((i) => i.verdict === 'pass').length} of ${own.length}`,
  ];
};

const contractSection = (contract: ContractReport): string => {
  const version = contract.version === undefined ? '' : ` ${escaped(contract.version)}`;
  const pending = contract.pending ? ' (pending: has no effect on the verdict)' : '';
  const head = [
    'trigger',
    'kind',
    'verdict',
    'rules kept',
    'broken',
    'warnings',
    'could not be judged',
    'not judged',
    'Pact',
  ];
  return [
    `## ${escaped(contract.consumer)} → ${escaped(contract.provider)}${version}${pending}`,
    table(
      head,
      contract.triggers.map((t) => triggerRow(t, contract)),
    ),
  ].join('\n\n');
};

const breach = (
  { message, times, seen, before, written, repair }: Finding,
  shared: string | undefined,
): string =>
  [
    `- ${escaped(message)}${times === undefined ? '' : ` (${times} times)`}`,
    ...(seen === undefined ? [] : [`  - seen: ${code(seenText(seen))}`]),
    ...(before === undefined ? [] : [`  - before: ${code(placeText(before))}`]),
    ...(written === undefined ? [] : [`  - written: ${code(placeText(written))}`]),
    ...(repair === undefined || repair === shared ? [] : [`  - repair: ${escaped(repair)}`]),
  ].join('\n');

const ruleSection = (findings: readonly Finding[]): readonly string[] =>
  findings.slice(0, 1).map((first) => {
    const mark = findings.some((f) => f.level === 'error') ? '❌' : '⚠️';
    const most = mostShown(findings, MOST_BREACHES);
    const repair = sharedRepair(findings);
    const rest = findings.length - most;
    return [
      `#### ${mark} ${escaped(promiseText(first))}: ${escaped(first.trigger)}`,
      [
        ...findings.slice(0, most).map((f) => breach(f, repair)),
        ...(rest > 0 ? [`- … and ${rest} more of this rule`] : []),
      ].join('\n'),
      ...(repair === undefined ? [] : [`Repair: ${escaped(repair)}`]),
    ].join('\n\n');
  });

const findingsSection = (report: Report): readonly string[] => {
  const groups = report.contracts.flatMap((contract) => [
    ...groupBy(findingsOfContract(report, contract), (f) => JSON.stringify([f.trigger, f.rule])).values(),
  ]);
  if (groups.length === 0) return [];
  const errorsFirst = groups.toSorted(
    (a, b) => Number(b.some((f) => f.level === 'error')) - Number(a.some((f) => f.level === 'error')),
  );
  const rest = groups.length - MOST_RULES;
  return [
    '### Findings',
    ...errorsFirst.slice(0, MOST_RULES).flatMap(ruleSection),
    ...(rest > 0 ? [`… and ${rest} more broken rules`] : []),
  ];
};

const list = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, lines.map((line) => `- ${line}`).join('\n')];

const interactionsSection = ({ contracts }: Report): readonly string[] =>
  list(
    '### Pact interactions',
    contracts
      .flatMap((c) => c.interactions)
      .filter((i) => i.duplicateOf === undefined && i.verdict !== 'pass' && i.verdict !== 'skip')
      .slice(0, MOST_RULES)
      .map(
        (i) =>
          `${i.verdict}: ${escaped(i.description)}${i.reason === undefined ? '' : `: ${escaped(i.reason)}`}`,
      ),
  );

const untoldSection = ({ contracts }: Report): readonly string[] =>
  list(
    '### Could not be judged',
    contracts
      .flatMap((c) => c.triggers)
      .flatMap((t) => t.rules.filter((r) => r.verdict === 'unknown').map((r) => ({ t, r })))
      .slice(0, MOST_RULES)
      .map(({ t, r }) => `${escaped(t.id)}: ${escaped(r.id)}: ${escaped(r.reason ?? 'no reason given')}`),
  );

/** The report as a document of Markdown, as GitHub reads it: also the summary of a job. */
export const markdown: Reporter = (report) => {
  const diagram = sequenceDiagram(report);
  return (
    [
      `# triggerpact ${escaped(report.command)}: ${MARKS[report.verdict]} ${report.verdict}`,
      escaped(headlineOf(report)),
      ...report.contracts.map(contractSection),
      ...findingsSection(report),
      ...(diagram === undefined
        ? []
        : ['### The first broken exchange', `\`\`\`mermaid\n${diagram}\n\`\`\``]),
      ...interactionsSection(report),
      ...untoldSection(report),
      ...list(
        '### Notes',
        report.notes
          .slice(0, MOST_RULES)
          .map((n) => escaped(n.trigger === undefined ? n.message : `${n.trigger}: ${n.message}`)),
      ),
      `${footerOf(report)}; triggerpact ${escaped(report.tool.version)}`,
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n'
  );
};
