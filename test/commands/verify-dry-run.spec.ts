import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runIn, type Outcome } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { createDoorbell, files } from '../samples/doorbell.ts';
import { withServer, type Received, type TestServer } from '../samples/server.ts';

const withRun = <T>(
  changes: Readonly<Record<string, unknown>>,
  use: (
    verify: (...argv: readonly string[]) => Promise<Outcome>,
    server: TestServer,
    folder: string,
  ) => Promise<T>,
): Promise<T> =>
  withServer(createDoorbell().handle, (server) =>
    withFolder(files(server.url, changes), (folder) =>
      use((...argv) => runIn(folder, ['verify', ...argv], { now: Date.now }), server, folder),
    ),
  );

const sum = (text: string, pattern: RegExp): number =>
  [...text.matchAll(pattern)].reduce((total, [, n]) => total + Number(n), 0);

/** The requests of a plan, each once: method and target. */
const planned = (plan: string): ReadonlySet<string> =>
  new Set(
    [...plan.matchAll(/^ {4}\d+(?: and \d+ more)?\. (\S+ .*)$/gm)].map(([, line]) =>
      (line ?? '').replace(/‹.*›/, 'LOCATION'),
    ),
  );

const sent = ({ method, target }: Received): string =>
  `${method} ${/hooks\/|after=/.test(target) ? 'LOCATION' : target}`;

describe('verify --dry-run', () => {
  it('verify --dry-run sends nothing, and names as many events as a run says that it causes', async () => {
    await withRun({}, async (verify, { received }, folder) => {
      const { code, stdout } = await verify('--dry-run');
      expect([code, received.length, existsSync(join(folder, '.triggerpact'))]).to.deep.equal([0, 0, false]);
      const ending = new AbortController();
      let said = '';
      await runIn(folder, ['verify', '--no-pact'], {
        now: Date.now,
        signal: ending.signal,
        stderr: (text) => {
          said += text;
          if (text.startsWith('causing')) ending.abort();
        },
      });
      const events = sum(said, /causing (\d+) events/g);
      expect(events).to.be.greaterThan(10);
      expect(sum(stdout, /would cause at most (\d+) events/g)).to.equal(events);
      expect(sum(stdout, /^ {2}(\d+) events? (?:for|that)/gm)).to.equal(events);
      expect(stdout).to.contain('{"door":"front {{token}}"}').and.to.contain('Pact interactions');
    });
  });

  for (const trigger of ['OnRing', 'OnRings'])
    it(`verify --dry-run prints every request that a run sends for ${trigger}`, async () => {
      await withRun({}, async (verify, { received }) => {
        const argv = ['--trigger', trigger, '--no-events', '--no-pact'];
        const { stdout } = await verify('--dry-run', ...argv);
        await verify(...argv);
        expect(planned(stdout)).to.deep.equal(new Set(received.map(sent)));
      });
    });

  it('verify --dry-run shows secrets as variables, and asks nobody for them', async () => {
    await withRun({}, async (verify) => {
      const { stdout } = await verify('--dry-run');
      expect(stdout).to.contain('X-Api-Key: $X_API_KEY').and.not.to.contain('doorbell-key');
    });
    const touch = [process.execPath, '-e', 'fs.writeFileSync("ran", "")'];
    const emit = { command: touch };
    const changes = (url: string) => ({
      service: { url, credentials: { command: touch }, start: touch },
      triggers: { OnRing: { emit }, OnRings: { emit: 'manual' } },
    });
    await withFolder(files('', changes('http://127.0.0.1:1')), async (folder) => {
      const { code, stdout, stderr } = await runIn(folder, ['verify', '--dry-run']);
      expect([code, stderr, existsSync(join(folder, 'ran'))]).to.deep.equal([0, '', false]);
      expect(stdout).to.contain('Authorization: $OWN_CREDENTIALS');
      expect(stdout)
        .to.match(/the command \S*node/)
        .and.to.contain('by hand');
    });
  });
});
