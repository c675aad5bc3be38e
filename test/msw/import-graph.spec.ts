import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const statement = /^\s*(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?'([^']+)'/gm;

/** Every module that a file of ours imports when it runs, of ours or of others. */
const reached = (entry: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>([[entry, 'the entry point']]);
  for (const [file] of found) {
    if (!file.endsWith('.ts')) continue;
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(statement)) {
      const target = name.startsWith('.') ? join(dirname(file), name) : name;
      if (!found.has(target)) found.set(target, file);
    }
  }
  return found;
};

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
