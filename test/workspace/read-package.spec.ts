import { expect } from 'chai';
import type { Json } from '../../src/json.ts';
import { publishedPages, readPackage, readVersion } from '../../src/workspace/read-package.ts';

describe('publishedPages', () => {
  const pages = 'https://github.com/owner/a.repo/blob/HEAD/docs/rules/';
  const cases: readonly (readonly [repository: Json, pages: string | undefined])[] = [
    [{ type: 'git', url: 'git+https://github.com/owner/a.repo.git' }, pages],
    [{ url: 'git@github.com:owner/a.repo.git' }, pages],
    ['github:owner/a.repo', pages],
    ['owner/a.repo', pages],
    [{ url: 'https://git.example/owner/a.repo' }, undefined],
    ['gitlab:owner/a.repo', undefined],
  ];
  for (const [repository, expected] of cases)
    it(`publishedPages gives ${expected ?? 'nothing'} when the repository is ${JSON.stringify(repository)}`, () => {
      expect(publishedPages({ repository })).to.equal(expected);
    });

  it('publishedPages gives nothing when a package names no repository', () => {
    expect(publishedPages({})).to.equal(undefined);
  });
});

describe('readPackage', () => {
  it('readPackage finds the package that this is', () => {
    expect(readPackage()).to.have.property('name', 'triggerpact');
    expect(readVersion()).to.match(/^\d+\.\d+\.\d+/);
  });
});
