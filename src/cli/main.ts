#!/usr/bin/env node
import module from 'node:module';
import { readVersion } from '../commands/version.ts';
import type { World } from '../commands/world.ts';
import { run } from './run.ts';

const interrupts = (): AbortSignal => {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(2);
    process.stderr.write('Interrupted: cleaning up; once more to stop at once\n');
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
};

// Not in every Node.js that this runs on.
module.enableCompileCache?.();

// A reader that has seen enough ("| head") closes the pipe; that is no failure.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

const world: World = {
  cwd: process.cwd(),
  env: process.env,
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY,
  signal: interrupts(),
  now: Date.now,
  version: readVersion(),
};

const code = await run(process.argv.slice(2), world);
// Only when everything is written: a pipe takes its time, and nothing that lingers may keep the process alive.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
