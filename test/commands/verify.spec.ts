import { expect } from 'chai';
import { runIn } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { files } from '../samples/doorbell.ts';
import { withServer } from '../samples/server.ts';
import { isEmit, verify, type Instead, type Setting } from './verify-doorbell.ts';

describe('verify', () => {
  it('verify passes a doorbell that keeps its contract, and leaves nothing behind', async () => {
    const { code, stdout, doorbell, leftovers } = await verify();
    expect([code, doorbell.subscriptions.size, leftovers], stdout).to.deep.equal([0, 0, false]);
  });

  it('verify is not misled by somebody else’s rings all the time', async () => {
    let strangers = 0;
    const busy: Instead = (r, doorbell) => {
      if (r.target.startsWith('/v1/rings/new') || isEmit(r)) doorbell.ring(`stranger ${(strangers += 1)}`);
      return undefined;
    };
    const { code, stdout, doorbell } = await verify(busy);
    expect(stdout).to.match(/The service is not quiet/);
    expect(stdout).not.to.match(/✗|\berror\b/);
    expect([code, doorbell.subscriptions.size], stdout).to.deep.equal([2, 0]);
  });

  it('verify waits where a call is throttled, and judges the answer to its repetition', async () => {
    const once = new Set<string>();
    const throttling: Instead = (r) => {
      const kind = `${r.method} ${r.target.split('?')[0]}`;
      if (once.has(kind)) return undefined;
      once.add(kind);
      return { status: 429, headers: { 'Retry-After': '0' } };
    };
    const { code, stdout } = await verify(throttling);
    expect(code, stdout).to.equal(0);
  });

  it('verify removes its subscriptions when it is interrupted, and still reports', async () => {
    const interrupt = new AbortController();
    const interrupting: Instead = (r) => {
      if (isEmit(r)) interrupt.abort();
      return undefined;
    };
    const run = await verify(interrupting, { world: { signal: interrupt.signal } });
    expect([run.code, run.doorbell.subscriptions.size, run.leftovers], run.stdout).to.deep.equal([
      2,
      0,
      false,
    ]);
    expect(run.stdout).to.match(/the run was interrupted/);
  });

  it('verify says that nobody is there before it does anything', async () => {
    const url = await withServer(
      () => ({}),
      (server) => Promise.resolve(server.url),
    );
    const run = await withFolder(files(url), (folder) => runIn(folder, ['verify', '--no-pact']));
    expect(run.code).to.equal(2);
    expect(run.stdout + run.stderr).to.match(
      /The service is not there: http:.*; start it, let `service\.start` do so, or correct `service\.url`/,
    );
  });

  const mistakes: readonly (readonly [what: string, setting: Setting, says: RegExp])[] = [
    [
      'a trigger is unknown',
      { argv: ['--trigger', 'OnRign'] },
      /Unknown trigger "OnRign".*did you mean "OnRing"/i,
    ],
    ['a variable is not set', { changes: () => ({ service: { url: '${DOORBELL_URL}' } }) }, /DOORBELL_URL/],
    [
      'an emit has an unknown placeholder',
      {
        changes: () => ({
          triggers: { OnRing: { emit: { method: 'POST', url: '/v1/rings', body: '{{tokn}}' } } },
        }),
      },
      /Unknown placeholder "\{\{tokn\}\}"/,
    ],
    ['the address is no URL', { argv: ['--url', 'doorbell'] }, /--url is no http or https URL: "doorbell"/],
    [
      'the command for credentials fails',
      {
        changes: (url) => ({
          service: {
            url,
            credentials: { command: [process.execPath, '-e', 'console.error("no token"); process.exit(3)'] },
          },
        }),
      },
      /The credentials command ".*" ended with code 3: no token/,
    ],
  ];
  for (const [what, setting, says] of mistakes)
    it(`verify exits with 2 and one clear message when ${what}`, async () => {
      const { code, stdout, stderr, doorbell } = await verify(undefined, setting);
      expect([code, doorbell.subscriptions.size], stdout + stderr).to.deep.equal([2, 0]);
      expect(stdout + stderr).to.match(says);
    });
});
