import { expect } from 'chai';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gatedWorld } from '../../src/evidence/gate.ts';
import { run } from '../../src/cli/run.ts';
import { withFolder } from '../folder.ts';
import { createDoorbell, files } from '../samples/doorbell.ts';
import { withServer } from '../samples/server.ts';

interface Watching {
  /** Waits for the end of the next run, and gives what was printed since the last. */
  readonly next: () => Promise<string>;
  /** What Ctrl-C does; gives the exit code. */
  readonly end: () => Promise<number>;
}

const WAITING = 'waiting for changes; Ctrl-C ends\n';

const ends: (() => Promise<number>)[] = [];

const start = (cwd: string, argv: readonly string[]): Watching => {
  let said = '';
  let runs = 0;
  let told = 0;
  let check = (): void => undefined;
  const take = (text: string): void => {
    said += text;
    if (text === WAITING) runs += 1;
    check();
  };
  const ending = new AbortController();
  const ended = run(
    argv,
    gatedWorld({
      cwd,
      env: {},
      stdout: take,
      stderr: take,
      isTerminal: false,
      signal: ending.signal,
      now: Date.now,
      version: '9.9.9',
    }),
  );
  const end = async (): Promise<number> => {
    ending.abort();
    return ended;
  };
  ends.push(end);
  return {
    next: () =>
      new Promise((resolve) => {
        check = () => {
          if (runs <= told) return;
          told += 1;
          const text = said;
          said = '';
          resolve(text);
        };
        check();
      }),
    end,
  };
};

/** Changes a file as an editor does. */
const edit = (folder: string, name: string, change: (text: string) => string): void =>
  writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));

describe('--watch', () => {
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });

  it('lint runs again when the configuration or a definition changes, and waits while one is broken', async () => {
    await withFolder(files('http://127.0.0.1:1'), async (folder) => {
      const watching = start(folder, ['lint', '--watch', '--reporter', 'json=report.json']);
      const verdict = (): string =>
        (JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { verdict: string }).verdict;
      await watching.next();
      const before = verdict();
      edit(folder, 'doorbell.json', (text) => text.slice(1));
      expect(await watching.next()).to.contain('changed: "doorbell.json"\n');
      expect(verdict()).to.equal('unknown');
      edit(folder, 'doorbell.json', (text) => `{${text}`);
      await watching.next();
      expect(verdict()).to.equal(before);
      edit(folder, 'triggerpact.yaml', (text) => `nonsense: 1\n${text}`);
      expect(await watching.next()).to.match(/changed: "triggerpact\.yaml"\nerror: /);
      expect(await watching.end()).to.equal(2);
    });
  });

  it('lint runs again when a companion is added, and ends with the code of the last run', async () => {
    await withFolder(files('http://127.0.0.1:1'), async (folder) => {
      const watching = start(folder, ['lint', 'doorbell.json', '--watch']);
      await watching.next();
      writeFileSync(join(folder, 'apiProperties.json'), '{ "properties": { } }');
      expect(await watching.next()).to.match(/^changed: "apiProperties\.json"\n/);
      rmSync(join(folder, 'apiProperties.json'));
      expect(await watching.next()).to.match(/^changed: "apiProperties\.json"\n/);
      expect(await watching.end()).to.be.oneOf([0, 1]);
    });
  });

  it('verify reads a configuration that is a module anew, and leaves nothing on the service', async () => {
    const doorbell = createDoorbell();
    await withServer(doorbell.handle, (server) =>
      withFolder(files(server.url), async (folder) => {
        const module = (level: string): string =>
          `export default { ...${readFileSync(join(folder, 'triggerpact.yaml'), 'utf8')}, rules: { 'W-13': '${level}' } };\n`;
        const texts = [module('error'), module('off')];
        rmSync(join(folder, 'triggerpact.yaml'));
        writeFileSync(join(folder, 'triggerpact.config.ts'), texts[0] ?? '');
        const options = ['--watch', '--trigger', 'OnRing', '--no-events', '--no-pact'];
        const watching = start(folder, ['verify', ...options, '--reporter', 'json']);
        expect(await watching.next()).not.to.contain('"level": "off"');
        writeFileSync(join(folder, 'triggerpact.config.ts'), texts[1] ?? '');
        expect(await watching.next()).to.contain('"level": "off"');
        expect([await watching.end(), doorbell.subscriptions.size]).to.deep.equal([0, 0]);
      }),
    );
  });
});
