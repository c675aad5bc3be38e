import { expect } from 'chai';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Task, Told } from './mangled-child.ts';
import { part, seed } from './sample.ts';

const child = fileURLToPath(new URL('./mangled-child.js', import.meta.url));
const LONGEST = 5000;

interface Outcome {
  readonly told: readonly Told[];
  /** Those that ended the process, or were not over in time. */
  readonly hung: readonly string[];
}

/** Meets some mangled documents in a process of its own, which is killed where it hangs, and goes on behind it. */
const meetSome = async (task: Task): Promise<Outcome> => {
  const told: Told[] = [];
  let said = '';
  const done = await new Promise<boolean>((resolve) => {
    const running = fork(child, [], { silent: true });
    running.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-1000)));
    const kill = (): void => void running.kill('SIGKILL');
    // What is slow is told; what does not end at all is killed.
    let timer = setTimeout(kill, LONGEST * 4);
    running.on('message', (message: Told) => {
      clearTimeout(timer);
      timer = setTimeout(kill, LONGEST * 4);
      told.push(message);
    });
    running.on('exit', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
    running.send(task);
  });
  if (done) return { told, hung: [] };
  const stopped = (told.at(-1)?.n ?? task.from - task.step) + task.step;
  if (stopped >= task.to) return { told, hung: [] };
  const rest = await meetSome({ ...task, from: stopped + task.step });
  return { told: [...told, ...rest.told], hung: [`${stopped}: ${said}`, ...rest.hung] };
};

const meetAll = async (kind: Task['kind'], whole: number): Promise<Outcome> => {
  const to = part(whole);
  const halves = await Promise.all([0, 1].map((from) => meetSome({ kind, seed, from, to, step: 2 })));
  return { told: halves.flatMap((h) => h.told), hung: halves.flatMap((h) => h.hung) };
};

describe('a mangled document', function () {
  this.timeout(0);

  for (const [kind, whole] of [
    ['definition', 10_000],
    ['configuration', 2000],
  ] as const)
    it(`is refused or judged in time and without a stack when it is a ${kind}`, async () => {
      const { told, hung } = await meetAll(kind, whole);
      const slowest = Math.max(...told.map((t) => t.ms));
      process.stdout.write(
        `    ${told.length} of ${whole}, seed ${seed}, slowest ${Math.round(slowest)} ms\n`,
      );
      expect(hung).to.deep.equal([]);
      expect(told.length).to.equal(part(whole));
      expect(told.flatMap((t) => (t.crash === undefined ? [] : [`${t.n}: ${t.crash}`]))).to.deep.equal([]);
      expect(told.filter((t) => t.ms > LONGEST).map((t) => t.n)).to.deep.equal([]);
    });
});
