import spawn from 'cross-spawn';
import kill from 'tree-kill';
import { ServiceError } from '../errors.ts';

/** Where and how long a command may run. */
export interface CommandOptions {
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** ms */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** What a command did. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const LARGEST = 1_000_000;

/** Ends a process and everything that it started. */
export const endTree = (pid: number, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> =>
  new Promise((resolve) => kill(pid, signal, () => resolve()));

/** Runs a command without a shell, to its end; throws ServiceError where it cannot be started or takes too long. */
export const runCommand = (argv: readonly string[], options: CommandOptions): Promise<CommandResult> =>
  new Promise((resolve, reject) => {
    const [file = '', ...args] = argv;
    const child = spawn(file, args, {
      cwd: options.folder,
      env: { ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let ended: string | undefined;
    const end = (why: string): void => {
      ended ??= why;
      if (child.pid !== undefined) void endTree(child.pid, 'SIGKILL');
    };
    const timer = setTimeout(() => end(`took longer than ${options.timeout / 1000} s`), options.timeout);
    const abort = (): void => end('was interrupted');
    options.signal.addEventListener('abort', abort, { once: true });
    const done = (): void => {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', abort);
    };
    child.stdout?.on(
      'data',
      (chunk: Buffer) => void (stdout.length < LARGEST && (stdout += chunk.toString('utf8'))),
    );
    child.stderr?.on(
      'data',
      (chunk: Buffer) => void (stderr.length < LARGEST && (stderr += chunk.toString('utf8'))),
    );
    child.on('error', (error) => {
      done();
      reject(new ServiceError(`Cannot run "${argv.join(' ')}": ${error.message}`));
    });
    child.on('close', (code) => {
      done();
      if (ended === undefined) resolve({ code, stdout, stderr });
      else reject(new ServiceError(`The command "${argv.join(' ')}" ${ended}`));
    });
  });
