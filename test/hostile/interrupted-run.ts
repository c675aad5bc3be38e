import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { services } from '../../mocks/index.ts';
import type { Report } from '../../src/model.ts';
import { withFolder } from '../folder.ts';

/** How a run ends. */
export type Ending = 'by itself' | 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGINT twice' | 'SIGKILL and cleanup';

/** A run to interrupt. */
export interface Plan {
  readonly service: keyof typeof services;
  readonly ending: Ending;
  /** Ms from the first call on. */
  readonly after: number;
  /** Ms from the first signal to the second. */
  readonly again: number;
  readonly withPact: boolean;
}

/** What is left of a run. */
export interface Remains {
  /** Null where a signal ended the process. */
  readonly code: number | null;
  /** Exit code of the clean-up that followed, where one did. */
  readonly cleanup?: number | null;
  readonly verdict: string | undefined;
  /** It ended before the signal came. */
  readonly wasOver: boolean;
  /** Ms from the signal, or from its start, to its end. */
  readonly took: number;
  /** Locations on the service that were given and not deleted. */
  readonly subscriptions: number;
  /** Registrations that the clean-up named because nobody had heard their answer. */
  readonly unheard: number;
  readonly processes: number;
  readonly files: readonly string[];
  readonly journal: boolean;
  readonly said: string;
}

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** Writes down which Locations a reference service gave, and nobody has deleted or found gone. */
const watched = (service: ReturnType<(typeof services)['alarms']['create']>): ReadonlySet<string> => {
  const given = new Set<string>();
  service.server.prependListener('request', (request, response: ServerResponse) => {
    const { method, url = '' } = request;
    const writeHead = response.writeHead.bind(response);
    // A reference service writes its header lines as a list.
    const noting = (status: number, lines: readonly string[]): ServerResponse => {
      const at = lines.findIndex((line, i) => i % 2 === 0 && line.toLowerCase() === 'location');
      if (method === 'POST' && status === 201 && at >= 0) given.add(new URL(lines[at + 1] ?? '').pathname);
      // A service itself forgets a subscription whose callback answered 410; a DELETE then finds nothing.
      if (method === 'DELETE' && (status < 300 || status === 404)) given.delete(url);
      return writeHead(status, [...lines]);
    };
    response.writeHead = noting as unknown as typeof response.writeHead;
  });
  return given;
};

const exists = (folder: string, name: string): string | undefined =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined;

/** Processes that carry a mark in their environment; none where the system does not tell. */
const marked = (mark: string): number =>
  !existsSync('/proc/self/environ')
    ? 0
    : readdirSync('/proc').filter((pid) => {
        try {
          return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark);
        } catch {
          return false;
        }
      }).length;

/** The configuration of a reference service, at another address and with short waits. */
const prepare = (folder: string, name: string, url: string): void => {
  const specs = resolve('specs', name);
  cpSync(specs, folder, { recursive: true });
  const config = parse(readFileSync(join(specs, 'triggerpact.yaml'), 'utf8')) as Record<string, object>;
  const changed = {
    ...config,
    contracts: resolve('contracts'),
    service: { ...config['service'], url },
    timing: { timeout: '60s' },
  };
  writeFileSync(join(folder, 'triggerpact.yaml'), JSON.stringify(changed));
  mkdirSync(join(folder, 'tmp'));
};

/** A process of the tool. */
const start = (folder: string, mark: string, argv: readonly string[]) => {
  const env = { ...process.env, TMPDIR: join(folder, 'tmp'), TRIGGERPACT_STORY: mark };
  const child = spawn(process.execPath, [main, ...argv], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let begin = (): void => undefined;
  const begun = new Promise<void>((done) => (begin = done));
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('first polls and registrations')) begin();
    });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return { child, said: () => said, begun: Promise.race([begun, ended]), ended };
};

const act = async (plan: Plan, { child, begun, ended }: ReturnType<typeof start>): Promise<boolean> => {
  if (plan.ending === 'by itself') return false;
  await begun;
  const over = await Promise.race([wait(plan.after, false), ended.then(() => true)]);
  if (over) return true;
  if (plan.ending === 'SIGKILL and cleanup') child.kill('SIGKILL');
  else if (plan.ending === 'SIGINT twice') {
    child.kill('SIGINT');
    await Promise.race([wait(plan.again), ended]);
    child.kill('SIGINT');
  } else child.kill(plan.ending);
  return false;
};

/** Verifies a reference service, ends the run as planned, cleans up where it was killed, and tells what is left. */
export const interrupted = async (plan: Plan, mark: string): Promise<Remains> => {
  const service = services[plan.service].create({ port: 0 });
  const given = watched(service);
  const { url } = await service.listen();
  try {
    return await withFolder({}, async (folder) => {
      prepare(folder, plan.service, url);
      const argv = ['verify', '--reporter', 'json=report.json', ...(plan.withPact ? [] : ['--no-pact'])];
      const tool = start(folder, mark, argv);
      const wasOver = await act(plan, tool);
      const from = performance.now();
      const code = await tool.ended;
      const took = performance.now() - from;
      const needsCleanup = plan.ending === 'SIGKILL and cleanup' || plan.ending === 'SIGINT twice';
      const cleaning = needsCleanup ? start(folder, mark, ['cleanup']) : undefined;
      const cleanup = await cleaning?.ended;
      // What has lost its parent ends by itself, but not at once.
      for (let i = 0; i < 100 && marked(mark) > 0; i += 1) await wait(50);
      const report = exists(folder, 'report.json');
      return {
        code,
        ...(cleanup === undefined ? {} : { cleanup }),
        verdict: report === undefined ? undefined : (JSON.parse(report) as Report).verdict,
        wasOver,
        took,
        subscriptions: given.size,
        unheard: cleaning?.said().match(/got no answer, so it may have made one/g)?.length ?? 0,
        processes: marked(mark),
        files: readdirSync(join(folder, 'tmp')).filter((name) => name.startsWith('triggerpact')),
        journal: existsSync(join(folder, '.triggerpact', 'journal.json')),
        said: `${tool.said()}${cleaning?.said() ?? ''}`,
      };
    });
  } finally {
    await service.close();
  }
};
