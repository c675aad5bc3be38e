import { expect } from 'chai';
import { reached } from '../samples/reached.ts';

const packagesOf = (entry: string): readonly string[] =>
  [...reached(entry).keys()].filter((name) => !name.startsWith('src/')).toSorted();

describe('triggerpact/chai', () => {
  it('loads neither Pact nor undici, and nothing of Node.js', () => {
    const packages = packagesOf('src/chai/index.ts');
    expect(packages).to.deep.equal(['ajv', 'ajv-formats', 'fastest-levenshtein', 'jsonc-parser', 'yaml']);
  });
});

describe('the doors of test runners', () => {
  for (const door of ['mocha', 'vitest', 'node-test'])
    it(`load no runner but their own, and Pact's core only when it verifies: triggerpact/${door}`, () => {
      const packages = packagesOf(`src/${door}/index.ts`);
      const runner = door === 'node-test' ? 'node:test' : door;
      const runners = packages.filter((name) =>
        ['mocha', 'vitest', 'node:test', 'chai', 'supertest'].includes(name),
      );
      expect(runners).to.deep.equal([runner]);
      expect(packages.filter((name) => name.startsWith('@pact-foundation/'))).to.deep.equal([]);
    });
});
