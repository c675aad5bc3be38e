import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedFiles } from './published.ts';

const files = await publishedFiles();

describe('published files', () => {
  for (const [path, text] of Object.entries(files))
    it(`${path} says what the source says ("npm run docs" writes it)`, () => {
      expect(readFileSync(join(process.cwd(), path), 'utf8').replaceAll('\r\n', '\n')).to.equal(text);
    });

  it('docs/rules has a page for each rule and none for others', () => {
    const pages = Object.keys(files).filter((path) => path.startsWith('docs/rules/'));
    expect(readdirSync('docs/rules').map((name) => `docs/rules/${name}`)).to.have.members(pages);
  });
});
