import type { CommandOptions } from '../../src/service/command.ts';

/** Commands of a spec run in the project's folder, with Node on the path. */
export const commandOptions = (more: Partial<CommandOptions> = {}): CommandOptions => ({
  folder: process.cwd(),
  env: { PATH: process.env['PATH'] },
  timeout: 10_000,
  signal: new AbortController().signal,
  ...more,
});

/** The argv that runs a line of JavaScript. */
export const node = (script: string, ...args: readonly string[]): readonly string[] => [
  process.execPath,
  '-e',
  script,
  ...args,
];

/** What a promise was rejected with, as text. */
export const failure = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'no failure',
    (error: unknown) => String(error),
  );
