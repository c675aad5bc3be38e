import { commands } from '../../src/cli/commands.ts';
import { optionRows, usageOf } from '../../src/cli/help.ts';
import { configSchema } from '../../src/config/schema.ts';
import { renderRuleIndex, renderRulePage } from '../../src/report/rule-page.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { allRules } from '../../src/rules/index.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const commandPage = (): string =>
  [
    '# Commands',
    ...Object.entries(commands).flatMap(([name, command]) => {
      const rows = optionRows(command).map(([option, help]) => `| \`${cell(option)}\` | ${cell(help)} |`);
      return [
        `## triggerpact ${name}`,
        `${command.summary[0]?.toUpperCase()}${command.summary.slice(1)}.`,
        `\`\`\`sh\n${usageOf(name, command)}\n\n${command.examples.join('\n')}\n\`\`\``,
        ...(rows.length === 0 ? [] : [['| option | does |', '| --- | --- |', ...rows].join('\n')]),
      ];
    }),
    '',
  ]
    .join('\n\n')
    .trimEnd() + '\n';

/** Every file that is made from the tables of the source: path → text. */
export const publishedFiles = (): Readonly<Record<string, string>> => ({
  'schema/triggerpact.schema.json': `${JSON.stringify(configSchema, null, 2)}\n`,
  'schema/report.schema.json': `${JSON.stringify(reportSchema, null, 2)}\n`,
  'docs/commands.md': commandPage(),
  'docs/rules/README.md': renderRuleIndex(allRules),
  ...Object.fromEntries(allRules.map((rule) => [`docs/rules/${rule.id}.md`, renderRulePage(rule)])),
});
