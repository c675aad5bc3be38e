import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withFolder } from '../folder.ts';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** What one run of the command line did, seen from outside. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
  /** Peak memory in MB; 0 where it was not told. */
  readonly peak: number;
  /** Files and folders that it left where temporary ones go. */
  readonly leftFiles: readonly string[];
  /** Commands that it started and that still run. */
  readonly leftProcesses: readonly string[];
  /** The folder it ran in, file by file. */
  readonly files: Readonly<Record<string, string>>;
}

/** Loaded before the tool: tells its peak memory when it ends. */
const telling = `
import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.PEAK_FILE, String(process.resourceUsage().maxRSS)));
`;

const processesWith = (marker: string): string[] => {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(marker)) return [];
      return [readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')];
    } catch {
      return [];
    }
  });
};

const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );

/** How a run is watched while it lasts. */
export interface Watching {
  readonly env?: Readonly<Record<string, string>>;
  /** Killed after this, in ms. */
  readonly longest?: number;
  readonly onStart?: (pid: number) => void;
}

let runs = 0;

const peakIn = (file: string): number =>
  existsSync(file) ? Math.round(Number(readFileSync(file, 'utf8')) / 1024) : 0;

/** Runs the command line as a process of its own, in a folder with these files, and looks at what it leaves. */
export const runTool = (
  files: Readonly<Record<string, string>>,
  argv: readonly string[],
  { env = {}, longest = 60_000, onStart }: Watching = {},
): Promise<Run> =>
  withFolder({ 'telling.mjs': telling }, (aside) =>
    withFolder(files, async (folder) => {
      runs += 1;
      const marker = `HOSTILE_RUN=${process.pid}-${runs}`;
      const [temporary, peak] = [join(aside, 'tmp'), join(aside, 'peak')];
      mkdirSync(temporary);
      const began = performance.now();
      const preload = pathToFileURL(join(aside, 'telling.mjs')).href;
      const child = spawn(process.execPath, ['--import', preload, main, ...argv], {
        cwd: folder,
        env: {
          PATH: process.env['PATH'],
          TMPDIR: temporary,
          PEAK_FILE: peak,
          HOSTILE_RUN: marker.split('=')[1],
          NODE_DISABLE_COMPILE_CACHE: '1',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
      if (child.pid !== undefined) onStart?.(child.pid);
      const timer = setTimeout(() => child.kill('SIGKILL'), longest);
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      clearTimeout(timer);
      return {
        code,
        stdout,
        stderr,
        ms: performance.now() - began,
        peak: peakIn(peak),
        leftFiles: readdirSync(temporary),
        leftProcesses: processesWith(marker),
        files: filesIn(folder),
      };
    }),
  );
