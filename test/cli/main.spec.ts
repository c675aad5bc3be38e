import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

describe('main', () => {
  it('prints the version of the package when run as a program', () => {
    const { status, stdout } = spawnSync(process.execPath, [main, '--version'], { encoding: 'utf8' });
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect({ status, stdout }).to.deep.equal({ status: 0, stdout: `${version}\n` });
  });

  it('gives the exit code of the command', () => {
    const { status, stderr } = spawnSync(process.execPath, [main, 'lnit'], { encoding: 'utf8' });
    expect(status).to.equal(2);
    expect(stderr).to.include('did you mean "lint"?');
  });
});
