import { ServiceError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';
import { killTree, release, startProcess } from './process.ts';

/** Where and how long a command may run. */
export interface CommandOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ms */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** A text without secrets. */
  readonly hide?: (text: string) => string;
}

/** What a command did. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The beginning of what a command or a service said: without secrets first, for half of one could not be found. */
export const excerptOf = (text: string, length: number, { hide }: CommandOptions): string =>
  (hide?.(text) ?? text).replace(/\s+/g, ' ').trim().slice(0, length);

const LARGEST = 1_000_000;
/** ms that what a command printed may take to arrive after its end. */
const GRACE = 500;

/**
 * Runs a command without a shell, to its end, and ends what it left running with its output still open; throws ServiceError where it cannot be started or takes too long.
 */
export const runCommand = (argv: readonly string[], options: CommandOptions): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const child = startProcess({ argv, folder: options.folder, env: options.env });
    let stdout = '';
    let stderr = '';
    let ended: string | undefined;
    const end = (why: string): void => {
      ended ??= why;
      killTree(child);
    };
    const timer = setTimeout(() => end(`took longer than ${options.timeout / 1000} s`), options.timeout);
    const abort = (): void => end('was interrupted');
    options.signal.addEventListener('abort', abort, { once: true });
    if (options.signal.aborted) abort();
    let isDone = false;
    const done = (code: number | null): void => {
      if (isDone) return;
      isDone = true;
      clearTimeout(timer);
      release(child);
      options.signal.removeEventListener('abort', abort);
      if (ended === undefined) resolve({ code, stdout, stderr });
      else reject(new ServiceError(`The command "${argv.join(' ')}" ${ended}`));
    };
    child.stdout?.on(
      'data',
      (chunk: Buffer) => void (stdout.length < LARGEST && (stdout += chunk.toString('utf8'))),
    );
    child.stderr?.on(
      'data',
      (chunk: Buffer) => void (stderr.length < LARGEST && (stderr += chunk.toString('utf8'))),
    );
    child.on('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'there is no such program (ENOENT)' : reasonOf(error);
      reject(new ServiceError(`Cannot run "${argv.join(' ')}": ${why}`));
      done(null);
    });
    child.on('close', done);
    // What it left running in the background may hold its output for ever.
    child.on('exit', (code) =>
      setTimeout(() => {
        if (isDone) return;
        killTree(child);
        child.stdout?.destroy();
        child.stderr?.destroy();
        done(code);
      }, GRACE),
    );
  });
