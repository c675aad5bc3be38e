import type { ContractReport, Finding, InteractionResult, Report, RuleResult, Trace } from '../../model.ts';
import { allRules } from '../../rules/index.ts';
import { judgedEntry } from '../interactions-shown.ts';
import { findingsOfContract } from '../owned.ts';
import { mostShown, placeText, seenText, sharedRepair } from './text-finding.ts';
import type { Reporter } from './reporter.ts';

interface TestCase {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly detail: string;
  /** ms of the call that it judges; a rule judges what was recorded, which takes none. */
  readonly ms?: number;
}

interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
  /** From the first to the last that happened for its trigger. */
  readonly ms: number;
  /** The trigger that it is of. */
  readonly trigger?: string;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

const spanOf = (trigger: string, { trace }: Report): number => {
  const own = (trace?.entries ?? []).filter((e) => e.trigger === trigger);
  const ends = own.map((e) => e.at + (e.type === 'exchange' ? e.durationMs : 0));
  return own.length === 0 ? 0 : Math.max(...ends) - Math.min(...own.map((e) => e.at));
};

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Escaped for an attribute or an element, without the characters that XML 1.0 does not know. */
const xml = (value: string): string =>
  Array.from(value)
    .filter((c) => {
      const code = c.codePointAt(0) ?? 0;
      return code >= 32
        ? !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
        : c in ESCAPES;
    })
    .map((c) => ESCAPES[c] ?? c)
    .join('');

const MOST_BREACHES = 20;

const detailOf = (findings: readonly Finding[]): string => {
  const repair = sharedRepair(findings);
  const most = mostShown(findings, MOST_BREACHES);
  const breaches = findings
    .slice(0, most)
    .map((f) =>
      [
        `${f.message}${f.times === undefined ? '' : ` (${f.times} times)`}`,
        ...(f.seen === undefined ? [] : [`seen: ${seenText(f.seen)}`]),
        ...(f.before === undefined ? [] : [`before: ${placeText(f.before)}`]),
        ...(f.written === undefined ? [] : [`written: ${placeText(f.written)}`]),
        ...(f.repair === undefined || f.repair === repair ? [] : [`repair: ${f.repair}`]),
      ].join('\n'),
    );
  const rest = findings.length > most ? [`… and ${findings.length - most} more`] : [];
  return [...breaches, ...rest, ...(repair === undefined ? [] : [`repair: ${repair}`])].join('\n\n');
};

const titles = new Map(allRules.map(({ id, title }) => [id, title]));

const OUTCOMES = {
  pass: 'passed',
  warn: 'passed',
  fail: 'failure',
  unknown: 'error',
  skip: 'skipped',
} as const;

const ruleCase = (rule: RuleResult, findings: readonly Finding[]): TestCase => ({
  name: `${rule.id} ${titles.get(rule.id) ?? findings[0]?.title ?? rule.slug}`,
  outcome: OUTCOMES[rule.verdict],
  message: rule.verdict === 'fail' ? (findings[0]?.message ?? rule.reason ?? 'broken') : (rule.reason ?? ''),
  detail: detailOf(findings),
});

const interactionCase = (interaction: InteractionResult, trace: Trace | undefined): TestCase => {
  const judged = trace?.entries.findLast((e) => e.seq === judgedEntry(trace, interaction));
  const told = interaction.duplicateOf !== undefined && interaction.verdict === 'fail';
  const message = told ? `told by ${interaction.duplicateOf}` : (interaction.reason ?? '');
  return {
    name: `interaction: ${interaction.description}`,
    outcome: told ? 'skipped' : OUTCOMES[interaction.verdict],
    message,
    detail: interaction.reason ?? '',
    ...(judged?.type === 'exchange' ? { ms: judged.durationMs } : {}),
  };
};

/** Tells contracts apart; several of one provider differ in consumer or version. */
const prefixOf = ({ consumer, provider, version }: ContractReport, report: Report): string => {
  if (report.contracts.length === 1) return '';
  if (report.contracts.filter((c) => c.provider === provider).length === 1) return `${provider}: `;
  return `${consumer}${version === undefined ? '' : ` ${version}`} → ${provider}: `;
};

/** Nobody relies on a pending contract yet, so what it breaks must not fail a build that reads this. */
const withoutEffect = (test: TestCase): TestCase =>
  test.outcome === 'failure' || test.outcome === 'error'
    ? { ...test, outcome: 'skipped', message: `pending: ${test.message}` }
    : test;

const suitesOf = (contract: ContractReport, report: Report): readonly TestSuite[] => {
  const prefix = prefixOf(contract, report);
  const own = findingsOfContract(report, contract);
  const ids = new Set(contract.triggers.map((t) => t.id));
  const caseOf = (i: InteractionResult): TestCase => interactionCase(i, report.trace);
  const orphans = contract.interactions.filter((i) => !ids.has(i.trigger)).map(caseOf);
  const suites = contract.triggers.map(({ id, rules }) => ({
    name: `${prefix}${id}`,
    trigger: id,
    ms: spanOf(id, report),
    cases: [
      ...rules.map((rule) =>
        ruleCase(
          rule,
          own.filter((f) => f.trigger === id && f.rule === rule.id),
        ),
      ),
      ...contract.interactions.filter((i) => i.trigger === id).map(caseOf),
    ],
  }));
  const all = orphans.length === 0 ? suites : [...suites, { name: `${prefix}Pact`, ms: 0, cases: orphans }];
  return contract.pending ? all.map((s) => ({ ...s, cases: s.cases.map(withoutEffect) })) : all;
};

const caseXml = (suite: string, test: TestCase): string => {
  const open = `<testcase classname="${xml(suite)}" name="${xml(test.name)}" time="${seconds(test.ms ?? 0)}"`;
  if (test.outcome === 'passed')
    return test.detail === ''
      ? `${open}/>`
      : `${open}><system-out>${xml(test.detail)}</system-out></testcase>`;
  const message = `message="${xml(test.message)}"`;
  return test.outcome === 'skipped'
    ? `${open}><skipped ${message}/></testcase>`
    : `${open}><${test.outcome} ${message} type="${test.outcome}">${xml(test.detail)}</${test.outcome}></testcase>`;
};

const counts = (cases: readonly TestCase[]): string => {
  const count = (outcome: TestCase['outcome']): number => cases.filter((c) => c.outcome === outcome).length;
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
};

/** Notes of a suite's trigger; those of no trigger that has a suite come with the first. */
const notesOf = (suite: TestSuite, suites: readonly TestSuite[], { notes }: Report): readonly string[] => {
  const owner = (trigger: string | undefined): TestSuite | undefined =>
    suites.find((s) => trigger !== undefined && s.trigger === trigger) ?? suites[0];
  const lines = notes.filter((n) => owner(n.trigger) === suite).map((n) => n.message);
  return lines.length === 0 ? [] : [`    <system-out>${xml(lines.join('\n'))}</system-out>`];
};

/** JUnit XML: a suite for each trigger, a case for each rule and each Pact interaction. */
export const junit: Reporter = (report) => {
  const run: TestCase = {
    name: report.command,
    outcome: 'error',
    message: report.reason ?? '',
    detail: '',
  };
  const suites: readonly TestSuite[] = [
    ...report.contracts.flatMap((c) => suitesOf(c, report)),
    ...(report.reason === undefined ? [] : [{ name: 'triggerpact', ms: 0, cases: [run] }]),
  ];
  const body = suites.map((suite) =>
    [
      `  <testsuite name="${xml(suite.name)}" ${counts(suite.cases)} time="${seconds(suite.ms)}" timestamp="${report.startedAt.slice(0, 19)}">`,
      ...suite.cases.map((c) => `    ${caseXml(suite.name, c)}`),
      ...notesOf(suite, suites, report),
      '  </testsuite>',
    ].join('\n'),
  );
  const all = suites.flatMap((s) => s.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="triggerpact" ${counts(all)} time="${seconds(report.durationMs)}">`,
    ...body,
    '</testsuites>',
    '',
  ].join('\n');
};
