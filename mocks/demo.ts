import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { services } from './index.ts';

type Name = keyof typeof services;

interface Run {
  readonly command: string;
  readonly code: number;
  readonly output: string;
}

const cli = fileURLToPath(new URL('../src/cli/main.js', import.meta.url));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Runs the tool as a user would, and keeps what it printed. */
const run = (...args: string[]): Promise<Run> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        command: `triggerpact ${args.join(' ')}`,
        code: code ?? 2,
        output: code === 2 ? errors + output : output,
      }),
    );
  });

const show = ({ command, code, output }: Run): void =>
  say(`\n$ ${command}\n${output.trimEnd()}\n(exit code ${code})`);

/** Starts a service on a free port, verifies it by its own configuration, and ends it. */
const verify = async (name: Name, fault?: string): Promise<Run> => {
  const service = services[name].create({ port: 0, ...(fault === undefined ? {} : { fault }) });
  try {
    const { url } = await service.listen();
    return await run('verify', '--config', `specs/${name}`, '--url', url);
  } finally {
    await service.close();
  }
};

const demo = async (): Promise<boolean> => {
  const names = Object.keys(services) as Name[];
  say('1. What triggers do the definitions hold?');
  const listed = await run('list', 'specs');
  show(listed);

  say('\n2. Their contracts, as Pact files');
  const generated = await Promise.all(names.map((name) => run('generate', '--config', `specs/${name}`)));
  generated.forEach(show);

  say(
    '\n3. Do the services keep them? Three services run; each is polled, subscribed to, notified by and unsubscribed from',
  );
  const kept = await Promise.all(names.map((name) => verify(name)));
  kept.forEach(show);

  say('\n4. The same voicemail service with one mistake: the Location of its polls forgets the mailbox');
  const broken = await verify('voicemail', 'location-drops-filter');
  show(broken);

  const asExpected = [listed, ...generated, ...kept].every((r) => r.code === 0) && broken.code === 1;
  say(
    asExpected
      ? '\nAll as expected: three services keep their contracts, and the broken one was caught.'
      : '\nThis is not what the demonstration should show.',
  );
  return asExpected;
};

process.exitCode = (await demo()) ? 0 : 1;
