import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { reporters } from '../../src/report/reporters/index.ts';
import { givenBy } from '../cli/given.ts';
import { blocks } from './blocks.ts';
import { commandLines } from './command-lines.ts';

const inline = (page: string): string =>
  [...readFileSync(page, 'utf8').matchAll(/`((?:npx )?triggerpact [^`\n]+)`/g)]
    .map(([, line]) => line)
    .join('\n');

/** Parses a command line as the tool would; what is wrong with it is thrown. */
const check = async ([name = '', ...words]: readonly string[]): Promise<void> => {
  const { reporter = [] } = await givenBy(name, words);
  for (const given of reporter as readonly string[])
    expect(Object.keys(reporters)).to.include(given.split('=')[0]);
};

/** What is wrong with a command line; undefined where nothing is. */
const mistakeIn = (words: readonly string[]): Promise<string | undefined> =>
  check(words).then(
    () => undefined,
    (error: unknown) => `triggerpact ${words.join(' ')}: ${String(error)}`,
  );

describe('docs/ci.md', () => {
  const all = blocks('docs/ci.md');
  const lines = all.flatMap(({ text }) => commandLines(text));

  it('shows command lines for each system', () => {
    expect(lines.length).to.be.greaterThan(15);
    expect(new Set(lines.map(([name]) => name))).to.deep.equal(
      new Set(['lint', 'diff', 'generate', 'verify', 'merge']),
    );
  });

  for (const page of ['docs/ci.md', 'docs/broker.md', 'docs/configuration.md', 'README.md'])
    it(`and ${page} show no command line that the tool would refuse`, async () => {
      const shown = [...blocks(page).map((b) => b.text), inline(page)].flatMap(commandLines);
      const mistakes = await Promise.all(shown.map(mistakeIn));
      expect(mistakes.filter((mistake) => mistake !== undefined)).to.deep.equal([]);
    });

  it('says what every reporter is for', () => {
    const rows = [...readFileSync('docs/ci.md', 'utf8').matchAll(/^\| `(\w+)(?:=FILE)?` +\|/gm)];
    expect(rows.map(([, name]) => name)).to.have.members(Object.keys(reporters));
  });

  it('is refused when an option does not exist', async () => {
    expect(await mistakeIn(['verify', '--reporters', 'json'])).to.include("unknown option '--reporters'");
    expect(await mistakeIn(['verfy'])).to.include('no command "verfy"');
  });

  it('shows YAML that can be read', () => {
    const yaml = all.filter((b) => b.language === 'yaml');
    expect(yaml.length).to.be.greaterThan(5);
    for (const { text } of yaml) expect(parseYaml(text)).to.be.an.instanceOf(Object);
  });

  it('gives the action and the workflow only inputs that they have', () => {
    const declared = (file: string, ...path: string[]): readonly string[] => {
      let value: unknown = parseYaml(readFileSync(file, 'utf8'));
      for (const key of path) value = (value as Record<string, unknown>)[key];
      return Object.keys(value as object);
    };
    const workflow = '.github/workflows/trigger-contracts.yml';
    const known = {
      action: declared('.github/actions/verify/action.yml', 'inputs'),
      workflow: declared(workflow, 'on', 'workflow_call', 'inputs'),
      secrets: declared(workflow, 'on', 'workflow_call', 'secrets'),
    };
    const used = { action: 0, workflow: 0 };
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const {
        uses,
        with: inputs = {},
        secrets = {},
      } = value as {
        readonly uses?: string;
        readonly with?: object;
        readonly secrets?: object;
      };
      const kind = /actions\/verify@/.test(uses ?? '')
        ? 'action'
        : /trigger-contracts\.yml@/.test(uses ?? '')
          ? 'workflow'
          : undefined;
      if (kind !== undefined) {
        used[kind] += 1;
        expect(known[kind]).to.include.members(Object.keys(inputs));
        if (kind === 'workflow') expect(known.secrets).to.include.members(Object.keys(secrets));
      }
      for (const inner of Object.values(value)) walk(inner);
    };
    for (const { language, text } of all) if (language === 'yaml') walk(parseYaml(text));
    expect(used).to.deep.equal({ action: 2, workflow: 1 });
  });
});
