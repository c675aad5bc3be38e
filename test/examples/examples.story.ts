import spawn from 'cross-spawn';
import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocks } from '../docs/blocks.ts';
import { packInto } from '../samples/installed-package.ts';

interface Example {
  readonly name: string;
  /** A line of its service, what is wrong in its place, and the rule that tells it. */
  readonly fault: { readonly file: string; readonly of: string; readonly to: string; readonly rule: string };
  /** What it says when all is well. */
  readonly well: RegExp;
}

const examples: readonly Example[] = [
  {
    name: 'express-native',
    fault: { file: 'app.mjs', of: 't.id > Number(since)', to: 't.id >= Number(since)', rule: 'P-14' },
    well: /^ +3\d passing/m,
  },
  {
    name: 'fastify-policy',
    fault: { file: 'app.mjs', of: 'invoices.unshift', to: 'invoices.push', rule: 'PP-05' },
    well: /^pass, [\s\S]*✓ OnNewInvoice \(polling, policy\): pass, 2\d rules[\s\S]*Pact interactions: 3 of 3 passed/m,
  },
  {
    name: 'python-webhook',
    fault: { file: 'subscriptions.py', of: 'if known.kind in (None, kind):', to: 'if True:', rule: 'C-13' },
    well: /^pass, [\s\S]*✓ OnAlarmRaised \(webhook\): pass, 5\d rules[\s\S]*Pact interactions: 7 of 7 passed/m,
  },
];

const hasPython = spawn.sync('python3', ['--version'], { stdio: 'ignore' }).status === 0;
if (!hasPython) process.stderr.write('No Python here: the example in it is left out\n');

interface Ended {
  readonly code: unknown;
  readonly text: string;
}

/** The surroundings of a shell that no npm has opened: this one has, and a nested one would take its settings. */
const clean = (): NodeJS.ProcessEnv =>
  Object.fromEntries([
    ...Object.entries(process.env).filter(([name]) => !/^(npm_|GITHUB_ACTIONS$)/.test(name)),
    ['NO_COLOR', '1'],
  ]);

const sh = (lines: readonly string[], cwd: string): Promise<Ended> =>
  new Promise((resolve) => {
    execFile('sh', ['-e', '-c', lines.join('\n')], { cwd, env: clean() }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, text: stdout + stderr });
    });
  });

/** Commands of the README, which a reader would type: those of its first block, or of another one. */
const commandsOf = (folder: string, block = 0): readonly string[] =>
  blocks(join(folder, 'README.md'))
    .filter(({ language }) => language === 'sh')
    .at(block)
    ?.text.trim()
    .split('\n') ?? [];

/** Commands of a README, of which one starts the service: it is ended after the others. */
const withService = async (start: string, lines: readonly string[], cwd: string): Promise<Ended> => {
  expect(lines).to.include(start);
  const service = spawn(process.execPath, ['server.mjs'], {
    cwd,
    env: { ...clean(), HELP_DESK_KEY: 'choose-a-key' },
  });
  try {
    await new Promise((resolve, reject) => {
      service.stdout?.once('data', resolve);
      service.once('exit', () => reject(new Error(`${cwd} did not start`)));
    });
    return await sh(
      lines.filter((line) => line !== start),
      cwd,
    );
  } finally {
    service.kill();
  }
};

/** One line of a file, replaced. */
const breakIt = (folder: string, { file, of, to }: Example['fault']): void => {
  const path = join(folder, file);
  const right = readFileSync(path, 'utf8');
  expect(right).to.include(of);
  writeFileSync(path, right.replace(of, to));
};

/** A folder without what was installed there. */
const copy = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, filter: (path) => !/node_modules|package-lock/.test(path) });

describe('examples, from the packed package', function () {
  this.timeout(300_000);
  const shown = examples.filter(({ name }) => hasPython || name !== 'python-webhook');
  const kept = new Map<string, Ended>();
  const broken = new Map<string, Ended>();
  let begun: Ended;
  let root = '';
  const folderOf = (name: string): string => join(root, name);

  /** Does something with every example, all at once: each waits most of the time. */
  const inEach = async (
    ended: Map<string, Ended>,
    lines: (name: string) => readonly string[],
  ): Promise<void> => {
    await Promise.all(shown.map(async ({ name }) => ended.set(name, await sh(lines(name), folderOf(name)))));
  };

  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'triggerpact-examples-'));
    const tarball = await packInto(root);
    for (const { name } of shown) copy(join('examples', name), folderOf(name));
    for (const { name } of shown) expect(commandsOf(folderOf(name))[0]).to.equal('npm install');

    const installed = new Map<string, Ended>();
    await inEach(installed, () => [`npm install --prefer-offline '${tarball}'`]);
    for (const { code, text } of installed.values()) expect(code, text).to.equal(0);

    const rest = (name: string): readonly string[] => commandsOf(folderOf(name)).slice(1);
    await inEach(kept, rest);
    const express = folderOf('express-native');
    begun = await withService('npm start &', commandsOf(express, 1), express);
    for (const { name, fault } of shown) breakIt(folderOf(name), fault);
    await inEach(broken, rest);
  });

  after(() => rmSync(root, { recursive: true, force: true }));

  for (const { name, well, fault } of shown) {
    it(`${name} keeps its contract, by the commands of its README`, () => {
      const { code, text = '' } = kept.get(name) ?? {};
      expect(code, text).to.equal(0);
      expect(text).to.match(well);
      expect(text, 'no warning').to.not.match(/^ *[✗!] /m);
    });

    it(`${name} is told ${fault.rule} first when it is broken as its README proposes`, () => {
      const { code, text = '' } = broken.get(name) ?? {};
      expect(code, text).to.not.equal(0);
      const failures = text.slice(text.search(/^ *\d+ failing|^fail: /m));
      expect(/\b[A-Z]{1,2}-\d+\b/.exec(failures)?.[0]).to.equal(fault.rule);
      expect(readFileSync(join('examples', name, 'README.md'), 'utf8')).to.include(fault.rule);
    });
  }

  it('express-native keeps its contract by what init writes, too', () => {
    expect(begun.code, begun.text).to.equal(0);
    expect(begun.text).to.match(
      /^\+ The login works: [\s\S]*^\+ An event: [\s\S]*^\+ Wrote triggerpact\.yaml$/m,
    );
    expect(begun.text).to.match(/^pass, [\s\S]*✓ OnNewTicket \(polling, native\): pass, 2\d rules/m);
  });

  it('fastify-policy holds the definition that its routes make', () => {
    const file = 'connector/apiDefinition.swagger.json';
    const written = readFileSync(join(folderOf('fastify-policy'), file), 'utf8');
    expect(written).to.equal(readFileSync(join('examples/fastify-policy', file), 'utf8'));
  });
});
