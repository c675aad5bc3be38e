import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { blocks } from './blocks.ts';

const run = promisify(execFile);

/** Each example of a page, with what it prints: the block of text that follows it. */
const examples = blocks('docs/library.md').flatMap(({ language, text }, i, all) =>
  language === 'js' ? [{ code: text, prints: all[i + 1]?.text ?? '' }] : [],
);

describe('docs/library.md', function () {
  this.timeout(180_000);
  let folder = '';

  before(() => {
    // Inside the project, where a package may import itself by its name.
    mkdirSync('.build', { recursive: true });
    folder = mkdtempSync(resolve('.build', 'library-'));
    cpSync('examples/front-doors/apiDefinition.swagger.json', join(folder, 'apiDefinition.swagger.json'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('has examples, each followed by what it prints', () => {
    expect(examples).to.have.lengthOf(2);
    for (const { prints } of examples) expect(prints).to.match(/\w/);
  });

  for (const [i, { code, prints }] of examples.entries())
    it(`prints what it says in example ${i + 1}`, async () => {
      const file = join(folder, `example-${i + 1}.mjs`);
      writeFileSync(file, code);
      const { stdout } = await run(process.execPath, [file], { cwd: folder });
      expect(stdout).to.equal(prints);
    });
});
