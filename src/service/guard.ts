import { spawn, type ChildProcess } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const guardian = fileURLToPath(new URL('./guardian.js', import.meta.url));

/**
 * Lets a process end, with everything that it started, also where this process is killed and can do nothing any more.
 * Gives what calls the guard off.
 */
export const guard = ({ pid }: ChildProcess): (() => void) => {
  if (pid === undefined) return () => undefined;
  const child = spawn(process.execPath, [guardian, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
    // A Ctrl-C at the terminal is not for it.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  // Without it, only a kill is not covered.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return () => void child.kill('SIGKILL');
};
