import { spawnSync, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import spawn from 'cross-spawn';

/** What to run, and where. */
export interface Program {
  readonly argv: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const isWindows = process.platform === 'win32';
const GRACE = 3000;
/** Longer would be wasted where nobody collects the dead, as in many containers: they still count as a group. */
const GRACE_OF_REST = 250;
const running = new Set<ChildProcess>();
let isWatched = false;

/** The number of this process. */
export const ownPid = process.pid;

/** Does something, at once, while this process exits. */
export const onExit = (act: () => void): void => void process.on('exit', act);

/** Whether a process of this machine is there, whoever it is. */
export const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Signals a whole process group; false where none of it is left. */
const signalGroup = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(-pid, signal);
    return true;
  } catch {
    return false;
  }
};

/** Ends a process and everything that it started, without waiting: also while this process exits. */
export const killTree = ({ pid }: Pick<ChildProcess, 'pid'>): void => {
  if (pid === undefined) return;
  if (isWindows)
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
  else signalGroup(pid, 'SIGKILL');
};

/** Nothing that was started outlives this process, however it ends. */
const watch = (): void => {
  if (isWatched) return;
  isWatched = true;
  onExit(() => running.forEach(killTree));
};

/**
 * Starts a program without a shell. It leads a process group of its own: it can be ended with everything that it started,
 * and a Ctrl-C at the terminal does not reach it before what was registered with it is removed.
 */
export const startProcess = ({ argv, folder, env }: Program): ChildProcess => {
  const [file = '', ...args] = argv;
  watch();
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own on Windows would open a window.
    detached: !isWindows,
    windowsHide: true,
  });
  running.add(child);
  return child;
};

/** Says that a process ended by itself, and that what it may have left behind stays. */
export const release = (child: ChildProcess): void => void running.delete(child);

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

const waitWhile = async (isSo: () => boolean, longest: number): Promise<void> => {
  const until = performance.now() + longest;
  while (isSo() && performance.now() < until) await wait(20);
};

/** Ends a process and everything that it started: it is asked first, and killed where it does not obey. */
export const endProcess = async (child: ChildProcess): Promise<void> => {
  const { pid } = child;
  if (pid !== undefined && !isWindows) {
    const wasGone = hasEnded(child);
    signalGroup(pid, 'SIGTERM');
    await waitWhile(() => !hasEnded(child), GRACE);
    await waitWhile(() => signalGroup(pid, 0), wasGone ? GRACE : GRACE_OF_REST);
  }
  killTree(child);
  release(child);
};
