import { urlOf } from '../address.ts';
import type { ChildProcess } from 'node:child_process';
import { ServiceError } from '../errors.ts';
import type { ServiceConfig } from '../model.ts';
import { guard } from './guard.ts';
import { lastPrinted } from './last-printed.ts';
import { endProcess, startProcess, type Program } from './process.ts';
import { notReady, waitUntilReady } from './ready.ts';

/** A service that the run started. */
export interface StartedService {
  /** The last lines that it printed. */
  readonly log: () => string;
  /** How it ended, where it failed and nobody ended it. */
  readonly ended: () => string | undefined;
  /** Ends it and starts it again; throws ServiceError where it does not become ready. */
  readonly restart: () => Promise<void>;
  /** Ends it and everything that it started. */
  readonly stop: () => Promise<void>;
}

/** Where and how a service is started. */
export interface StartOptions extends Omit<Program, 'argv'> {
  readonly signal: AbortSignal;
  /** A text without secrets. */
  readonly hide: (text: string) => string;
}

/** One process of the service. */
interface Launched {
  readonly child: ChildProcess;
  /** Ends it with everything that it started. */
  readonly end: () => Promise<void>;
  readonly ended: () => string | undefined;
}

const KEPT = 64_000;

/** Cut between lines: half a secret could not be hidden. */
const lastLines = (text: string): string =>
  text.length <= KEPT ? text : text.slice(text.indexOf('\n', text.length - KEPT) + 1 || text.length);

const launch = (program: Program, keep: (text: string) => void): Launched => {
  const child = startProcess(program);
  let ended: string | undefined;
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => keep(chunk.toString('utf8')));
  child.on('error', (error) => (ended = error.message));
  // One that ends well may have left the service running, as "docker compose up --detach" does.
  child.on('exit', (code, signal) => {
    if (code !== 0) ended ??= `it ended with ${signal ?? `code ${code}`}`;
  });
  const release = guard(child);
  const end = async (): Promise<void> => {
    await endProcess(child);
    release();
  };
  return { child, end, ended: () => ended };
};

const requireFree = async (service: ServiceConfig): Promise<void> => {
  if ((await notReady(service)) === undefined)
    throw new ServiceError(
      `Cannot start the service: something already answers at ${urlOf(service.address)}, and would be judged in its place; end it, or leave \`service.start\` out`,
    );
};

/**
 * Starts the service with `service.start` and waits until it is ready; throws ServiceError, with what it printed, where
 * it ends or is not ready in time.
 */
export const startService = async (
  service: ServiceConfig,
  argv: readonly string[],
  options: StartOptions,
): Promise<StartedService> => {
  let printed = '';
  const log = (): string => lastPrinted(options.hide(printed));
  const start = async (): Promise<Launched> => {
    await requireFree(service);
    const launched = launch({ ...options, argv }, (text) => (printed = lastLines(printed + text)));
    const why = await waitUntilReady(service, options.signal, launched.ended);
    if (why === undefined) return launched;
    await launched.end();
    const said = log() === '' ? '' : `; it printed:\n${log()}`;
    throw new ServiceError(`Cannot start the service with "${argv.join(' ')}": ${why}${said}`);
  };
  let current: Launched | undefined = await start();
  const stop = async (): Promise<void> => {
    const launched = current;
    current = undefined;
    if (launched !== undefined) await launched.end();
  };
  return {
    log,
    ended: () => current?.ended(),
    async restart() {
      await stop();
      current = await start();
    },
    stop,
  };
};
