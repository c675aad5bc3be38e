import { expect } from 'chai';
import { reached } from '../samples/reached.ts';

describe('triggerpact/msw', () => {
  const modules = reached('src/msw/index.ts');

  it('imports nothing that only Node.js has', () => {
    const odd = [...modules].filter(([name]) => /^node:|^openapi-backend|\/server\//.test(name));
    expect(odd).to.deep.equal([]);
  });

  it('loads only what it needs', () => {
    const others = [...modules.keys()].filter((name) => !name.startsWith('src/'));
    expect(others.toSorted()).to.deep.equal(['fastest-levenshtein', 'jsonc-parser', 'msw', 'yaml']);
    expect([...modules.keys()])
      .to.include('src/mock/core/mock.ts')
      .and.include('src/openapi/read.ts');
  });
});
