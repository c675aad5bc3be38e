import spawn from 'cross-spawn';
import { existsSync } from 'node:fs';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The browser of this machine: what CHROMIUM names, else Chromium or Chrome where they usually are. */
export const findChromium = (): string | undefined =>
  places.find((place): place is string => place !== undefined && existsSync(place));

/** Whether this process may install Debian's packages. */
export const canInstall = (): boolean =>
  process.getuid?.() === 0 && spawn.sync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
