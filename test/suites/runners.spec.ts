import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackage } from '../samples/installed-package.ts';

/** How each runner is called; verbose where it names only what fails. */
const runners = {
  mocha: ['node_modules/mocha/bin/mocha.js', 'mocha.spec.mjs'],
  vitest: ['node_modules/vitest/vitest.mjs', 'run', '--reporter=verbose', 'vitest.test.mjs'],
  'node:test': ['--test', '--test-reporter=spec', 'node-test.test.mjs'],
} as const;

type Runner = keyof typeof runners;

interface Ended {
  readonly code: unknown;
  readonly text: string;
}

/** The surroundings without what tells a child that another runner runs it. */
const clean = (): NodeJS.ProcessEnv => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return { ...env, NO_COLOR: '1' };
};

const run = (runner: Runner, cwd: string): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [...runners[runner]], { cwd, env: clean() }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : error.code, text: stdout + stderr });
    });
  });

const names = Object.keys(runners) as Runner[];

/** Every runner on one app, all at once: each waits most of the time. */
const runAll = async (cwd: string): Promise<Readonly<Record<Runner, Ended>>> => {
  const ended = await Promise.all(names.map((name) => run(name, cwd)));
  return Object.fromEntries(names.map((name, i) => [name, ended[i]])) as Record<Runner, Ended>;
};

describe('describeTriggers, from the packed package', function () {
  this.timeout(180_000);
  let folder = '';
  let kept: Readonly<Record<Runner, Ended>>;
  let broken: Readonly<Record<Runner, Ended>>;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'triggerpact-runners-'));
    await installPackage(folder);
    cpSync('examples/front-doors', folder, { recursive: true });
    kept = await runAll(folder);
    const app = readFileSync(join(folder, 'voicemail.mjs'), 'utf8');
    writeFileSync(
      join(folder, 'voicemail.mjs'),
      app.replace('id: voicemails.length + 1', 'id: String(voicemails.length + 1)'),
    );
    broken = await runAll(folder);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const runner of names) {
    it(`passes in ${runner} when the app keeps its contract, and shows why something was not judged`, () => {
      const { code, text } = kept[runner];
      expect(code, text).to.equal(0);
      expect(text).to.match(/OnNewVoicemail \(polling, native\)/);
      expect(text).to.include('no credentials are configured');
    });

    it(`fails in ${runner} when ids come as texts, with what was seen and how to repair it`, () => {
      const { code, text } = broken[runner];
      expect(code, text).to.equal(1);
      expect(text).to.include('P-22 The body of a 200 fits the declared schema');
      expect(text).to.include('/0/id is string where the definition declares integer');
      expect(text).to.match(/expected integer/);
      expect(text).to.include('Send the declared types, or declare what is sent');
      expect(text).to.include('P-22 tells it');
    });
  }

  it('has test files of less than ten lines', () => {
    for (const file of ['mocha.spec.mjs', 'vitest.test.mjs', 'node-test.test.mjs'])
      expect(readFileSync(join(folder, file), 'utf8').trim().split('\n'), file).to.have.lengthOf.below(10);
  });
});
