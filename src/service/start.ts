import spawn from 'cross-spawn';
import { ServiceError } from '../errors.ts';
import type { ServiceConfig } from '../model.ts';
import { pause } from '../client/pause.ts';
import { send } from '../client/wire.ts';
import { endTree } from './command.ts';
import { requireReachable } from './reach.ts';

/** A service that the run started. */
export interface StartedService {
  /** The last lines that it printed. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

const KEPT = 8_000;

const isReady = async (service: ServiceConfig, signal: AbortSignal): Promise<boolean> => {
  if (service.ready === undefined) {
    return requireReachable(service.url, 1000).then(
      () => true,
      () => false,
    );
  }
  const url = new URL(service.ready, service.url);
  const answer = await send(
    { origin: url.origin, method: 'GET', target: url.pathname + url.search, headers: [] },
    { timeout: 2000, maxBody: 1000, signal },
  );
  return answer.ok && answer.status < 400;
};

/**
 * Starts the service with `service.start` and waits until it is ready; throws ServiceError, with what it printed, where
 * it ends or is not ready in time.
 */
export const startService = async (
  service: ServiceConfig,
  argv: readonly string[],
  options: {
    readonly folder: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal;
  },
): Promise<StartedService> => {
  const [file = '', ...args] = argv;
  const child = spawn(file, args, {
    cwd: options.folder,
    env: { ...options.env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  let ended: string | undefined;
  const keep = (chunk: Buffer): void => void (log = (log + chunk.toString('utf8')).slice(-KEPT));
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended ??= `it ended with ${signal ?? `code ${code}`}`));
  const stop = async (): Promise<void> => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    await endTree(child.pid);
    const timer = setTimeout(() => void (child.pid !== undefined && endTree(child.pid, 'SIGKILL')), 3000);
    await gone;
    clearTimeout(timer);
  };
  const until = performance.now() + service.startWithin;
  while (performance.now() < until && ended === undefined && !options.signal.aborted) {
    if (await isReady(service, options.signal)) return { log: () => log, stop };
    await pause(100, options.signal);
  }
  await stop();
  const why =
    ended ??
    (options.signal.aborted
      ? 'the run was interrupted'
      : `it was not ready within ${service.startWithin / 1000} s`);
  const printed = log.trim() === '' ? '' : `; it printed:\n${log.trim().split('\n').slice(-10).join('\n')}`;
  throw new ServiceError(`Cannot start the service with "${argv.join(' ')}": ${why}${printed}`);
};
