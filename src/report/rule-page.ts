import type { RuleDescription } from '../rules/rule.ts';
import type { Unjudged } from '../rules/unjudged.ts';

const levels = ({ strict, field }: RuleDescription['level']): string =>
  strict === field ? strict : `${strict} (profile field: ${field})`;

const causes = ({ after = [] }: RuleDescription): readonly string[] =>
  after.length === 0 ? [] : [after.join(', ')];

const fixed = ({ fixed: what }: RuleDescription): readonly string[] =>
  what === undefined ? [] : [`"lint --fix" ${what}.`];

const beside = (label: string, text: string): string =>
  text
    .split('\n')
    .map((line, i) => `${(i === 0 ? `${label}:` : '').padEnd(9)}${line}`)
    .join('\n');

/** What `explain` prints of a rule. */
export const renderRuleText = (rule: RuleDescription): string =>
  [
    `${rule.id} ${rule.slug}`,
    '',
    rule.title,
    '',
    beside('Why', rule.why),
    '',
    beside('Breaks', rule.example.breaks),
    '',
    beside('Keeps', rule.example.keeps),
    '',
    beside('Repair', rule.repair),
    ...fixed(rule).map((text) => beside('Fix', text)),
    beside('Level', levels(rule.level)),
    ...causes(rule).map((ids) => beside('After', `${ids} (not judged where one of these failed)`)),
    beside('Skipped', `when ${rule.noSubject}`),
    beside('Source', rule.source),
    '',
  ].join('\n');

const fenced = (text: string): string => `\`\`\`text\n${text}\n\`\`\``;

/** The documentation page of a rule, in Markdown. */
export const renderRulePage = (rule: RuleDescription): string =>
  [
    `# ${rule.id} ${rule.slug}`,
    rule.title,
    `- **Level**: ${levels(rule.level)}`,
    '## Why',
    rule.why,
    '## Example',
    'This breaks it:',
    fenced(rule.example.breaks),
    'This keeps it:',
    fenced(rule.example.keeps),
    '## Repair',
    rule.repair,
    ...fixed(rule),
    '## When it is not judged',
    `Skipped with the reason: ${rule.noSubject}.`,
    ...causes(rule).map((ids) => `Not judged where one of these failed: ${ids}.`),
    '## Source',
    rule.source,
  ].join('\n\n') + '\n';

/** What `explain` prints of a rule that is not judged. */
export const renderUnjudged = ({ id, promise, why }: Unjudged): string =>
  [id, '', promise, '', `Not judged: ${why}`, ''].join('\n');

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The index of all rule pages, in the order in which rules are judged, and what is not judged. */
export const renderRuleIndex = (rules: readonly RuleDescription[], others: readonly Unjudged[]): string => {
  const pages = new Set(rules.map((r) => r.id));
  const linked = (text: string): string =>
    cell(text).replace(/\b[A-Z]+-\d+\b/g, (id) => (pages.has(id) ? `[${id}](${id}.md)` : id));
  return [
    '# Rules',
    '',
    '| rule | promise | level |',
    '| --- | --- | --- |',
    ...rules.map((r) => `| [${r.id}](${r.id}.md) | ${cell(r.title)} | ${levels(r.level)} |`),
    '',
    '## Not judged',
    '',
    'What is known of triggers besides, with no rule of its own:',
    '',
    '| name | promise | why it is not judged |',
    '| --- | --- | --- |',
    ...others.map(({ id, promise, why }) => `| ${id} | ${cell(promise)} | ${linked(why)} |`),
    '',
  ].join('\n');
};
