import type { RuleDescription } from '../rules/rule.ts';

const levels = ({ strict, field }: RuleDescription['level']): string =>
  strict === field ? strict : `${strict} (profile field: ${field})`;

const after = (rule: RuleDescription): string =>
  rule.after === undefined || rule.after.length === 0
    ? ''
    : `Not judged where one of these failed: ${rule.after.join(', ')}.`;

/** What `explain` prints of a rule. */
export const renderRuleText = (rule: RuleDescription): string =>
  [
    `${rule.id} ${rule.slug}`,
    '',
    rule.title,
    '',
    `Level:   ${levels(rule.level)}`,
    `Why:     ${rule.why}`,
    `Repair:  ${rule.repair}`,
    `Source:  ${rule.source}`,
    `Skipped: when ${rule.noSubject}`,
    ...(after(rule) === '' ? [] : [after(rule)]),
    '',
  ].join('\n');

/** The documentation page of a rule, in Markdown. */
export const renderRulePage = (rule: RuleDescription): string =>
  [
    `# ${rule.id} ${rule.slug}`,
    rule.title,
    `- **Level**: ${levels(rule.level)}`,
    '## Why',
    rule.why,
    '## Repair',
    rule.repair,
    '## When it is not judged',
    `Skipped with the reason: ${rule.noSubject}.`,
    ...(after(rule) === '' ? [] : [after(rule)]),
    '## Source',
    rule.source,
  ].join('\n\n') + '\n';

/** The index of all rule pages, in the order in which rules are judged. */
export const renderRuleIndex = (rules: readonly RuleDescription[]): string => {
  const rows = rules.map(
    (r) => `| [${r.id}](${r.id}.md) | ${r.title.replaceAll('|', '\\|')} | ${levels(r.level)} |`,
  );
  return ['# Rules', '', '| rule | promise | level |', '| --- | --- | --- |', ...rows, ''].join('\n');
};
