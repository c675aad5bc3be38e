#!/usr/bin/env node
import module from 'node:module';
import { isatty } from 'node:tty';
import { gatedWorld } from '../evidence/gate.ts';
import { userInfoIn } from '../evidence/user-info.ts';
import { defined } from '../defined.ts';
import { sayError } from '../say-error.ts';
import { readDependencyVersion, readVersion } from '../workspace/read-package.ts';
import type { World } from '../world.ts';
import { isLively } from './is-lively.ts';
import type { LiveLine } from './live-line.ts';
import { watchExceptions } from './watch-exceptions.ts';
import { run } from './run.ts';

/** Ms that a run may take to clean up and report once it was told to end. */
const ENDS_WITHIN = 40_000;

// Where nothing is left to wait for and no verdict came, too.
process.exitCode = 2;
const ending = new AbortController();

let line: LiveLine | undefined;
/** Writes to what may be the terminal that has a line of progress. */
const besideLine = (text: string, write: (text: string) => void): void =>
  line === undefined ? write(text) : line.beside(text, write);

const end = (reason?: unknown): void => {
  if (ending.signal.aborted) return;
  ending.abort(reason);
  const tooLate = (): void => {
    besideLine(
      `error: The run did not end within ${ENDS_WITHIN / 1000} s of being told to; stopped\n`,
      (text) => process.stderr.write(text),
    );
    process.exit(2);
  };
  setTimeout(tooLate, ENDS_WITHIN).unref();
};

let isInterrupted = false;
const interrupt = (): void => {
  if (isInterrupted) process.exit(2);
  isInterrupted = true;
  besideLine('Interrupted: cleaning up; once more to stop at once\n', (text) => process.stderr.write(text));
  end();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, interrupt);

// Not in every Node.js that this runs on.
module.enableCompileCache?.();

let unwritten: Error | undefined;
const failed = (error: NodeJS.ErrnoException): void => {
  // A reader that has seen enough ("| head") closes the pipe, and so does a terminal that is closed; that is no failure.
  if (error.code !== 'EPIPE' && error.code !== 'EIO') unwritten ??= error;
};
const writeTo =
  (stream: NodeJS.WriteStream) =>
  (text: string): void => {
    try {
      stream.write(text);
    } catch (error) {
      failed(error as NodeJS.ErrnoException);
    }
  };
for (const stream of [process.stdout, process.stderr]) stream.on('error', failed);

const onEnter = (listener: () => void): (() => void) => {
  process.stdin.on('data', listener);
  return () => {
    process.stdin.off('data', listener);
    process.stdin.pause();
  };
};

const { stderr, stdout } = process;
if (isLively(stderr, process.env)) {
  const { createLiveLine } = await import('./live-line.ts');
  line = createLiveLine({
    write: writeTo(stderr),
    columns: () => (stderr.columns > 0 ? stderr.columns : 80),
    now: Date.now,
  });
}
const toStdout = (text: string): void => {
  // Results: there is nothing more to wait for.
  line?.end();
  besideLine(text, writeTo(stdout));
};

const world: World = gatedWorld({
  cwd: process.cwd(),
  env: process.env,
  stdout: toStdout,
  stderr: (text) => besideLine(text, writeTo(stderr)),
  ...defined({ makeProgress: line?.progress }),
  isTerminal: stdout.isTTY,
  // Some terminals do not know their width.
  ...(stdout.isTTY && stdout.columns > 0 ? { columns: stdout.columns } : {}),
  ...(isatty(0) ? { onEnter } : {}),
  signal: ending.signal,
  now: Date.now,
  version: readVersion(),
  platform: () => [
    `Node.js ${process.version.slice(1)}`,
    `@pact-foundation/pact-core ${readDependencyVersion('@pact-foundation/pact-core')}`,
  ],
});
world.learn(() => userInfoIn(process.argv.slice(2).join(' ')));

// What nobody caught does not keep the run from removing what it registered and started, nor from its report.
const exceptions = watchExceptions(world, end);
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error: unknown) => exceptions.take(error));

const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed) resolve();
    else stream.write('', () => resolve());
  });

const code = await run(process.argv.slice(2), world);
line?.end();
// Only when everything is written: a pipe takes its time, and nothing that lingers may keep the process alive.
await written(process.stdout);
if (unwritten !== undefined) sayError(unwritten, { ...world, what: 'Cannot write to standard output' });
await written(process.stderr);
process.exit(exceptions.happened() || unwritten !== undefined ? 2 : code);
