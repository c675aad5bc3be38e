import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);

/** Names what is loaded when the entry point is, and nothing of it is used. */
const program = `
  import { createRequire } from 'node:module';
  await import(process.argv[1]);
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  console.log(loaded.filter((file) => file.includes('@pact-foundation') || file.includes('openapi-backend')).join());
`;

const loadedBy = async (entry: string): Promise<string> =>
  (await run(process.execPath, ['--input-type=module', '-e', program, entry])).stdout.trim();

describe('triggerpact/pact', function () {
  this.timeout(180_000);

  it('loads neither Pact nor its core: the suite has one, and a run to the states needs none', async () => {
    const entry = new URL('../../src/pact-suite/index.js', import.meta.url).href;
    expect(await loadedBy(entry)).to.equal('');
    expect(await loadedBy(import.meta.resolve('@pact-foundation/pact'))).to.contain('pact-core');
  });
});
