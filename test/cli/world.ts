import { gatedWorld } from '../../src/evidence/gate.ts';
import { run } from '../../src/cli/run.ts';
import type { World } from '../../src/world.ts';

/** What a command line gave. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in a folder, as the terminal would, with everything kept that it prints. */
export const runIn = async (
  cwd: string,
  argv: readonly string[],
  more: Partial<World> = {},
): Promise<Outcome> => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(
    argv,
    gatedWorld({
      cwd,
      env: {},
      stdout: (text) => out.push(text),
      stderr: (text) => err.push(text),
      isTerminal: false,
      signal: new AbortController().signal,
      now: () => 0,
      version: '9.9.9',
      ...more,
    }),
  );
  return { code, stdout: out.join(''), stderr: err.join('') };
};
