import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../src/world.ts';
import { runIn, type Outcome } from '../cli/world.ts';
import { withFolder } from '../folder.ts';
import { withServer, type Received, type Reply, type TestServer } from '../samples/server.ts';
import { createDoorbell, files, type Doorbell } from '../samples/doorbell.ts';

interface Verified extends Outcome {
  readonly doorbell: Doorbell;
  readonly server: TestServer;
  /** A journal, or anything else that a run needs only while it lasts, is still there. */
  readonly leftovers: boolean;
}

type Instead = (request: Received, doorbell: Doorbell, n: number) => Reply | undefined;

interface Setting {
  readonly argv?: readonly string[];
  /** Members of the configuration that differ, given the service's address. */
  readonly changes?: (url: string) => Readonly<Record<string, unknown>>;
  readonly world?: Partial<World>;
}

const verify = (instead: Instead = () => undefined, setting: Setting = {}): Promise<Verified> => {
  const doorbell = createDoorbell(instead);
  return withServer(doorbell.handle, (server) =>
    withFolder(files(server.url, setting.changes?.(server.url)), async (folder) => {
      const outcome = await runIn(folder, ['verify', '--no-pact', ...(setting.argv ?? [])], {
        now: Date.now,
        ...setting.world,
      });
      return {
        ...outcome,
        doorbell,
        server,
        leftovers: existsSync(join(folder, '.triggerpact', 'journal.json')),
      };
    }),
  );
};

const isEmit = ({ method, target }: Received): boolean => method === 'POST' && target === '/v1/rings';

/** What a run gives when the service, or what it is told about it, is no good; and what it must say. */
const troubles: readonly (readonly [
  what: string,
  instead: Instead,
  setting: Setting,
  code: number,
  says: RegExp,
  /** Nothing shows how to remove what may have been registered: the journal keeps it. */
  keeps?: 'the journal',
])[] = [
  [
    'every answer is an HTML page',
    () => ({ status: 200, text: '<!doctype html><title>Log in</title>' }),
    {},
    1,
    /HTML page; check that `service\.url` is the API itself/,
    'the journal',
  ],
  [
    'every connection is reset',
    () => ({ transport: 'reset' }),
    {},
    2,
    /got no answer \(ECONNRESET/,
    'the journal',
  ],
  [
    'nothing is ever answered',
    () => ({ transport: 'hang' }),
    { changes: () => ({ timing: { timeout: '500ms' } }) },
    2,
    /the run was not over within 0\.5 s \(timing\.timeout\)/,
    'the journal',
  ],
  ['the credentials are refused', () => ({ status: 401 }), {}, 2, /401: check `service\.credentials`/],
  [
    'the emit step is refused',
    (r) => (isEmit(r) ? { status: 401, json: { error: 'who are you' } } : undefined),
    {},
    2,
    /The emit step POST http:\/\/[^ ]*\/v1\/rings was answered 401: \{"error":"who are you"\}/,
  ],
  [
    'the event never arrives',
    (r) => (isEmit(r) ? { status: 201 } : undefined),
    {},
    1,
    /if the step does not cause this event, correct `emit`/,
  ],
  [
    'every Location is answered 404',
    (r) => (r.target.includes('after=') ? { status: 404 } : undefined),
    {},
    1,
    /the Location that the service gave, was answered 404/,
  ],
  [
    'the polls are throttled for ever',
    (r) =>
      r.target.startsWith('/v1/rings/new') ? { status: 429, headers: { 'Retry-After': '0' } } : undefined,
    {},
    2,
    /was throttled \(429\)/,
  ],
];

describe('verify', () => {
  it('verify passes a doorbell that keeps its contract, and leaves nothing behind', async () => {
    const { code, stdout, doorbell, leftovers } = await verify();
    expect([code, doorbell.subscriptions.size, leftovers], stdout).to.deep.equal([0, 0, false]);
  });

  for (const [what, instead, setting, code, says, keeps] of troubles)
    it(`verify exits with ${code} and one clear reason when ${what}`, async () => {
      const run = await verify(instead, setting);
      expect([run.code, run.doorbell.subscriptions.size, run.leftovers], run.stdout).to.deep.equal([
        code,
        0,
        keeps !== undefined,
      ]);
      expect(run.stdout).to.match(says);
      expect(run.stdout + run.stderr).not.to.match(/internal error|This is a bug|crashed/);
    });

  for (const location of ['/v1/hooks/', '/v1/hooks?', '/v1/./hooks', '/v1/%68ooks', '/v1', '/'])
    for (const allowed of [1, 99])
      it(`verify sends no DELETE when the Location of ${allowed === 1 ? 'the only subscription' : 'all subscriptions'} is "${location}"`, async () => {
        let given = 0;
        const wide: Instead = (r) => {
          if (r.method !== 'POST' || r.target !== '/v1/hooks' || !r.body.includes('"url"')) return undefined;
          given += 1;
          return given <= allowed ? { status: 201, headers: { Location: location } } : { status: 409 };
        };
        const { code, stdout, server, leftovers } = await verify(wide, { argv: ['--no-events'] });
        expect(server.received.filter((r) => r.method === 'DELETE')).to.deep.equal([]);
        expect([code, leftovers], stdout).to.deep.equal([1, true]);
        expect(stdout).to.match(/is left on the service: (its Location|other registrations got)/);
        if (allowed > 1) expect(stdout).to.match(/✗ W-05 Each subscription has a Location of its own/);
      });

  it('verify says what an earlier run left on the service', async () => {
    const doorbell = createDoorbell((r) => (r.method === 'DELETE' ? { status: 500 } : undefined));
    await withServer(doorbell.handle, (server) =>
      withFolder(files(server.url), async (folder) => {
        await runIn(folder, ['verify', '--no-pact'], { now: Date.now });
        const next = await runIn(folder, ['verify', '--no-pact'], { now: Date.now });
        const says = /15 subscriptions of OnRing that an earlier run made may still be on the service/;
        expect(next.stderr).to.match(says);
        expect(next.stdout).to.match(says);
      }),
    );
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

  it('verify keeps a journal of what it could not delete, and cleanup removes it later', async () => {
    let isBroken = true;
    const doorbell = createDoorbell((r) => (r.method === 'DELETE' && isBroken ? { status: 500 } : undefined));
    await withServer(doorbell.handle, (server) =>
      withFolder(files(server.url), async (folder) => {
        const run = await runIn(folder, ['verify', '--no-pact'], { now: Date.now });
        expect([run.code, doorbell.subscriptions.size], run.stdout).to.deep.equal([1, 15]);
        expect(run.stdout).to.match(
          /may be left on the service: DELETE \/v1\/hooks\/1 was answered 500; run `triggerpact cleanup` later/,
        );
        const early = await runIn(folder, ['cleanup']);
        isBroken = false;
        const cleanup = await runIn(folder, ['cleanup']);
        expect([early.code, cleanup.code, doorbell.subscriptions.size]).to.deep.equal([2, 0, 0]);
        expect(existsSync(join(folder, '.triggerpact', 'journal.json'))).to.equal(false);
      }),
    );
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
