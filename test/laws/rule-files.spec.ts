import { existsSync, readdirSync } from 'node:fs';
import { expect } from 'chai';
import { changeRules } from '../../src/rules/change/index.ts';
import { definitionRules } from '../../src/rules/definition/index.ts';
import { allRules } from '../../src/rules/index.ts';
import { rulesByMechanism } from '../../src/rules/mechanisms.ts';
import type { RuleDescription } from '../../src/rules/rule.ts';

interface Exported {
  /** `native/retry-after-is-seconds`, below src/rules. */
  readonly file: string;
  readonly name: string;
  readonly rule: RuleDescription;
}

const isRule = (value: unknown): value is RuleDescription =>
  typeof value === 'object' && value !== null && 'id' in value && 'slug' in value && 'judge' in value;

/** Every rule that a file below src/rules exports; the tables import them and export none. */
const exportedRules = async (): Promise<Exported[]> => {
  const files = readdirSync('src/rules', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/').replace(/\.ts$/, ''));
  const found = files.map(async (file) => {
    const exported = (await import(`../../src/rules/${file}.js`)) as Readonly<Record<string, unknown>>;
    return Object.entries(exported).flatMap(([name, rule]) => (isRule(rule) ? [{ file, name, rule }] : []));
  });
  return (await Promise.all(found)).flat();
};

const exportName = (slug: string): string =>
  slug.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const inTables: readonly RuleDescription[] = [
  ...definitionRules,
  ...changeRules,
  ...Object.values(rulesByMechanism).flatMap(({ rules }) => rules),
];

describe('the file of a rule', () => {
  let exported: readonly Exported[] = [];

  before(async () => {
    exported = await exportedRules();
  });

  it('bears its slug, and so does the export', () => {
    for (const { file, name, rule } of exported) {
      expect(file.split('/').at(-1), `file of ${rule.id}`).to.equal(rule.slug);
      expect(name, `export of ${rule.id}`).to.equal(exportName(rule.slug));
    }
  });

  it('holds one rule, which is in a table and is published under its id', () => {
    expect(exported.map((e) => e.rule)).to.have.members([...new Set(inTables)]);
    expect(exported.map((e) => e.rule.id)).to.have.members(allRules.map((r) => r.id));
    expect(new Set(exported.map((e) => e.file)).size).to.equal(exported.length);
  });

  it('has a spec of its name, but for definition rules, whose specs share their documents', () => {
    const specs = exported
      .filter(({ rule }) => !rule.id.startsWith('D-') && !definitionRules.some((r) => r.id === rule.id))
      .map(({ file }) => `test/rules/${file}.spec.ts`);
    expect(specs.filter((spec) => !existsSync(spec))).to.deep.equal([]);
  });
});

describe('the example of a rule', () => {
  for (const { id, example } of allRules)
    it(`of ${id} shows, in a few short lines each, what breaks and what keeps it`, () => {
      expect(example.breaks).to.not.equal(example.keeps);
      for (const text of [example.breaks, example.keeps]) {
        const lines = text.split('\n');
        expect(lines.length).to.be.within(2, 4);
        expect(Math.max(...lines.map((line) => line.length))).to.be.at.most(110);
      }
    });
});
