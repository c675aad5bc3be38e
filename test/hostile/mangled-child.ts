import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Json } from '../../src/json.ts';
import { runIn } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { mangled } from './mangle.ts';

/** What the parent asks for: some of the mangled documents, by number. */
export interface Task {
  readonly kind: 'definition' | 'configuration';
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** What became of one. */
export interface Told {
  readonly n: number;
  readonly ms: number;
  /** What was printed, where it looks like a crash. */
  readonly crash?: string;
}

const names = ['voicemail', 'invoices', 'alarms'];
const read = (name: string, file: string): string => readFileSync(`specs/${name}/${file}`, 'utf8');

const commands: readonly (readonly string[])[] = [
  ['lint', 'a.json', '--reporter', 'json'],
  ['generate', 'a.json', '--out', 'out'],
  ['list', 'a.json'],
];
const configured: readonly (readonly string[])[] = [
  ['generate'],
  ['verify', '--no-pact', '--url', 'http://127.0.0.1:1'],
  ['cleanup'],
  ['lint'],
];

const filesOf = (task: Task, n: number): Record<string, string> => {
  const name = names[n % names.length] ?? '';
  const definition = read(name, 'apiDefinition.swagger.json');
  const properties = { 'apiProperties.json': read(name, 'apiProperties.json') };
  if (task.kind === 'definition')
    return { ...properties, 'a.json': mangled(JSON.parse(definition) as Json, task.seed, n) };
  const configuration = parse(read(name, 'triggerpact.yaml')) as Json;
  return {
    ...properties,
    'apiDefinition.swagger.json': definition,
    'triggerpact.yaml': mangled(configuration, task.seed, n),
  };
};

const crash = /^\s+at .+:\d+:\d+\)?$|This is a bug|internal error|The rule crashed/m;

const meet = async (task: Task, n: number): Promise<Told> => {
  const all = task.kind === 'definition' ? commands : configured;
  const argv = all[Math.floor(n / names.length) % all.length] ?? [];
  const began = performance.now();
  const text = await withFolder(filesOf(task, n), async (folder) => {
    const { stdout, stderr } = await runIn(folder, argv, { now: Date.now }).catch((error: unknown) => ({
      stdout: '',
      stderr: error instanceof Error ? (error.stack ?? '') : String(error),
    }));
    return stdout + stderr;
  });
  const ms = performance.now() - began;
  const at = crash.exec(text)?.index;
  return at === undefined
    ? { n, ms }
    : { n, ms, crash: `${argv[0]}: ${text.slice(Math.max(0, at - 300), at + 300)}` };
};

/** A message that is not waited for may be lost at the end. */
const tell = (told: Told): Promise<void> => new Promise((resolve) => process.send?.(told, () => resolve()));

process.on('message', (task: Task) => {
  void (async () => {
    for (let n = task.from; n < task.to; n += task.step) await tell(await meet(task, n));
    process.disconnect();
  })();
});
