import { commandOf } from '../../src/cli/command-of.ts';
import { commands } from '../../src/cli/commands.ts';
import type { Entry } from '../../src/cli/entry.ts';
import { configSchema } from '../../src/config/schema.ts';
import { renderRuleIndex, renderRulePage } from '../../src/report/rule-page.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { allRules } from '../../src/rules/index.ts';
import { unjudged } from '../../src/rules/unjudged.ts';
import { floorFiles } from './floors.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

const commandSection = async (name: string, load: () => Promise<Entry>): Promise<readonly string[]> => {
  const entry = await load();
  const command = commandOf(name, entry);
  const help = command.createHelp();
  const rows = command.options.map(
    (o) => `| \`${cell(help.optionTerm(o))}\` | ${cell(help.optionDescription(o))} |`,
  );
  return [
    `## triggerpact ${name}`,
    `${entry.summary[0]?.toUpperCase()}${entry.summary.slice(1)}.`,
    `\`\`\`sh\ntriggerpact ${help.commandUsage(command)}\n\n${entry.examples.join('\n')}\n\`\`\``,
    ...(rows.length === 0 ? [] : [['| option | does |', '| --- | --- |', ...rows].join('\n')]),
    ...(entry.exitCodes === undefined
      ? []
      : [`Exit code: ${entry.exitCodes.join('; ').replaceAll('  ', ' ')}.`]),
  ];
};

const commandPage = async (): Promise<string> => {
  const sections = await Promise.all(
    Object.entries(commands).map(([name, load]) => commandSection(name, load)),
  );
  return `${['# Commands', ...sections.flat()].join('\n\n')}\n`;
};

/** Every file that is made, in whole or in part, from the tables of the source: path → text. */
export const publishedFiles = async (): Promise<Readonly<Record<string, string>>> => ({
  'schema/triggerpact.schema.json': `${JSON.stringify(configSchema, null, 2)}\n`,
  'schema/report.schema.json': `${JSON.stringify(reportSchema, null, 2)}\n`,
  ...(await floorFiles()),
  'docs/commands.md': await commandPage(),
  'docs/rules/README.md': renderRuleIndex(allRules, unjudged),
  ...Object.fromEntries(allRules.map((rule) => [`docs/rules/${rule.id}.md`, renderRulePage(rule)])),
});
