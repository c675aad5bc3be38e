import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** The tool, running as a process of its own. */
export interface Tool {
  readonly signal: (name: NodeJS.Signals) => void;
  /** Resolves once the tool has printed a text on standard error. */
  readonly said: (text: string) => Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts the tool in a folder, as a shell would. */
export const startTool = (
  cwd: string,
  argv: readonly string[],
  nodeOptions: readonly string[] = [],
): Tool => {
  const child = spawn(process.execPath, [...nodeOptions, main, ...argv], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const waiting = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    for (const check of waiting) check();
  });
  return {
    signal: (name) => void child.kill(name),
    said: (text) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!stderr.includes(text)) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr }))),
  };
};
