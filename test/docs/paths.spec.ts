import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const pages = readdirSync('.').filter((file) => file.endsWith('.md'));

/** Paths of the project that a page names in code: `src/cli/main.ts`, not `src/cli/<name>.ts` nor a glob. */
const pathsIn = (page: string): readonly string[] =>
  [...readFileSync(page, 'utf8').matchAll(/`((?:src|test|mocks|specs|docs|schema)\/[\w./-]+)`/g)].flatMap(
    (m) => m[1] ?? [],
  );

describe('paths that a page names', () => {
  for (const page of pages)
    it(`${page} names only files and folders that there are`, () => {
      expect(pathsIn(page).filter((path) => !existsSync(path))).to.deep.equal([]);
    });

  it('ARCHITECTURE.md begins with seven files, in the order to read them', () => {
    const [, first = ''] = readFileSync('ARCHITECTURE.md', 'utf8').split(/^## /m);
    expect(first.split('\n')[0]).to.equal('Read in this order');
    expect(first.match(/^\d\. `/gm)).to.have.length(7);
  });
});
