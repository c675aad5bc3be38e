import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { deadLinks, pagesIn } from '../docs/links.ts';
import { installPackage, readManifest } from '../samples/installed-package.ts';

const run = promisify(execFile);

describe('the package', function () {
  this.timeout(180_000);
  const manifest = readManifest();
  let folder = '';
  let home = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'triggerpact-package-'));
    home = await installPackage(folder);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('every entry point can be imported or read where it is installed', async () => {
    const schemas = readdirSync('schema').map((file) => `./schema/${file}`);
    const entries = Object.keys(manifest.exports)
      .flatMap((key) => (key === './schema/*.json' ? schemas : [key]))
      .map((key) => `triggerpact${key.slice(1)}`);
    for (const entry of entries) {
      const options = entry.endsWith('.json') ? `, { with: { type: 'json' } }` : '';
      const { stdout } = await run(
        process.execPath,
        [
          '--no-warnings',
          '--input-type=module',
          '-e',
          `await import('${entry}'${options}); console.log('here')`,
        ],
        { cwd: folder },
      );
      expect(stdout, entry).to.equal('here\n');
    }
  });

  it('the binary runs where it is installed', async () => {
    const bin = join(home, manifest.bin['triggerpact'] ?? '');
    const version = await run(process.execPath, [bin, '--version'], { cwd: folder });
    const help = await run(process.execPath, [bin, '--help'], { cwd: folder });
    expect(version.stdout.split('\n')[0]).to.equal(manifest.version);
    expect(help.stdout).to.include('verify');
  });

  it('every link of its pages leads to something in it', () => {
    const pages = pagesIn(home);
    expect(pages).to.include.members(['README.md', 'docs/ci.md', 'examples/README.md']);
    expect(pages.flatMap((page) => deadLinks(home, page))).to.deep.equal([]);
  });

  it('a link that leads nowhere would be noticed', () => {
    writeFileSync(
      join(folder, 'page.md'),
      '# A title\n[a](#a-title) [b](#b) [c](page.md) [d](no.md) `[e](e.md)`\n',
    );
    expect(deadLinks(folder, 'page.md')).to.deep.equal(['page.md: #b', 'page.md: no.md']);
  });
});
