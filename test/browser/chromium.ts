import spawn from 'cross-spawn';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

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

/** Starts the browser of this machine. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    // Chromium's sandbox does not run as root, and the pages are ours.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

/** Writes down what a page should not do: messages on the console, errors, dialogs, requests to elsewhere. */
export const listenTo = (page: Page, home: string, told: string[]): void => {
  page.on('console', (message) => told.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => told.push(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    told.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(home)) told.push(`request: ${request.url()}`);
  });
};
