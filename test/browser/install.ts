// Makes sure that there is a browser: Debian's Chromium, where none is there and packages may be installed.
import spawn from 'cross-spawn';
import { canInstall, findChromium } from './chromium.ts';

const run = (...args: string[]): boolean =>
  spawn.sync('apt-get', args, {
    // Standard output stays for the specs.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

if (findChromium() === undefined) {
  const isThere =
    canInstall() &&
    run('update') &&
    run('install', '-y', '--no-install-recommends', 'chromium') &&
    findChromium();
  if (!isThere) {
    process.stderr.write(
      'There is no browser to look at pages with: install Chromium or Chrome (Debian: apt-get install chromium), or name one in CHROMIUM\n',
    );
    process.exitCode = 2;
  }
}
