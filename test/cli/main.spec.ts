import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

describe('main', () => {
  it('prints the version of the package, then those of Node.js and Pact, when run as a program', () => {
    const { status, stdout } = spawnSync(process.execPath, [main, '--version'], { encoding: 'utf8' });
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const [first, ...rest] = stdout.trimEnd().split('\n');
    expect([status, first]).to.deep.equal([0, version]);
    expect(rest[0]).to.equal(`Node.js ${process.versions.node}`);
    expect(rest[1]).to.match(/^@pact-foundation\/pact-core \d+\.\d+\.\d+$/);
  });

  it('loads no package when only the version is asked for', () => {
    const tell = `export const load = (url, context, next) => { process._rawDebug(url); return next(url, context); };`;
    const hook = `import { register } from 'node:module'; register('data:text/javascript,${encodeURIComponent(tell)}');`;
    const loaded = (...argv: string[]): string =>
      spawnSync(
        process.execPath,
        ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, main, ...argv],
        {
          encoding: 'utf8',
        },
      ).stderr;
    expect(loaded('--version')).to.include('cli/main.js').and.not.include('node_modules');
    expect(loaded('--help')).to.include('node_modules/commander').and.not.include('src/commands/');
  });

  it('gives the exit code of the command', () => {
    const { status, stderr } = spawnSync(process.execPath, [main, 'lnit'], { encoding: 'utf8' });
    expect(status).to.equal(2);
    expect(stderr).to.include('did you mean one of "init", "lint"?');
  });
});
