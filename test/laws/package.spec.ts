import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies: Readonly<Record<string, string>>;
  /** What the users of one entry point have anyway. */
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** Unpacks what would be published into an empty project, beside nothing but its dependencies and those of its users. */
const install = async (folder: string, { dependencies, peerDependencies }: Manifest): Promise<string> => {
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]);
  const packed: unknown = JSON.parse(stdout);
  const first = Array.isArray(packed) ? (packed[0] as unknown) : Object.values(packed as object)[0];
  const { filename } = first as { filename: string };
  const home = join(folder, 'node_modules', 'triggerpact');
  mkdirSync(home, { recursive: true });
  await run('tar', ['-xzf', join(folder, filename), '-C', home, '--strip-components=1']);
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules', name), link);
  }
  return home;
};

describe('the package', function () {
  this.timeout(60_000);
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  let folder = '';
  let home = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'triggerpact-package-'));
    home = await install(folder, manifest);
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
    expect(version.stdout.trim()).to.equal(manifest.version);
    expect(help.stdout).to.include('verify');
  });
});
