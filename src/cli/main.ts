#!/usr/bin/env node
import module from 'node:module';
import { isatty } from 'node:tty';
import { sayError } from '../say-error.ts';
import { readVersion } from '../workspace/read-version.ts';
import type { World } from '../world.ts';
import { run } from './run.ts';

// Where nothing is left to wait for and no verdict came, too.
process.exitCode = 2;
const ending = new AbortController();

const interrupt = (): void => {
  if (ending.signal.aborted) process.exit(2);
  process.stderr.write('Interrupted: cleaning up; once more to stop at once\n');
  ending.abort();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK']) process.on(signal, interrupt);

// Not in every Node.js that this runs on.
module.enableCompileCache?.();

// A reader that has seen enough ("| head") closes the pipe, and so does a terminal that is closed; that is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });

const onEnter = (listener: () => void): (() => void) => {
  process.stdin.on('data', listener);
  return () => {
    process.stdin.off('data', listener);
    process.stdin.pause();
  };
};

const world: World = {
  cwd: process.cwd(),
  env: process.env,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY,
  ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
  ...(isatty(0) ? { onEnter } : {}),
  signal: ending.signal,
  now: Date.now,
  version: readVersion(),
};

let crashed = false;
// What nobody caught is our bug, but what the run registered and started is removed all the same.
process.on('uncaughtException', (error) => {
  sayError(error, world);
  if (crashed || ending.signal.aborted) process.exit(2);
  crashed = true;
  ending.abort(error);
});

const code = await run(process.argv.slice(2), world);
// Only when everything is written: a pipe takes its time, and nothing that lingers may keep the process alive.
process.stdout.write('', () => process.stderr.write('', () => process.exit(crashed ? 2 : code)));
