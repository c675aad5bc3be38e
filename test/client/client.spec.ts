import { expect } from 'chai';
import { createClient, type Call, type Client, type Connection } from '../../src/client/client.ts';
import { createRecorder, type Recorder } from '../../src/client/recorder.ts';
import type { Entry, Exchange } from '../../src/model.ts';
import { headerOf, withServer, type Handler, type TestServer } from '../samples/server.ts';

interface Bench {
  readonly client: Client;
  readonly recorder: Recorder;
  readonly server: TestServer;
}

const call = (more: Partial<Call> = {}): Call => ({
  intent: { kind: 'other', what: 'a spec' },
  credentials: 'own',
  method: 'GET',
  target: '/',
  headers: [],
  ...more,
});

const connected = <T>(
  handler: Handler,
  use: (bench: Bench) => Promise<T>,
  connection: Partial<Connection> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<T> =>
  withServer(handler, (server) => {
    const recorder = createRecorder(() => performance.now());
    const client = createClient(
      {
        origin: server.url,
        headers: {},
        credentials: () => Promise.resolve({}),
        renew: () => Promise.resolve(false),
        ...connection,
      },
      recorder,
      { timeout: 300, maxBody: 1000, signal },
    );
    return use({ client, recorder, server });
  });

const exchanges = (entries: readonly Entry[]): Exchange[] =>
  entries.filter((e): e is Exchange => e.type === 'exchange');

const statuses = (recorder: Recorder): string[] =>
  exchanges(recorder.entries).map((e) => `${e.response?.status}${e.throttled === true ? ' throttled' : ''}`);

describe('createClient', () => {
  it('createClient sends the target byte for byte', async () => {
    const target = "/a/./b/../c//d?x=%2f&y=+%20'()|&&z";
    await connected(
      () => ({}),
      async ({ client, server }) => {
        const { request } = await client.call(call({ target }));
        expect([server.received[0]?.target, request.target]).to.deep.equal([target, target]);
      },
    );
  });

  it('createClient lets constants replace the platform’s headers and credentials replace both', async () => {
    const values = {
      headers: { accept: 'text/csv', 'X-Version': '2', 'x-api-key': 'constant' },
      credentials: () => Promise.resolve({ headers: { 'X-Api-Key': 'secret-key' } }),
    };
    await connected(
      () => ({}),
      async ({ client, server }) => {
        await client.call(call({ headers: [['Accept', 'application/json']] }));
        const sent = server.received[0]?.headers.filter(([name]) => /^(accept|x-)/i.test(name));
        expect(sent).to.deep.equal([
          ['accept', 'text/csv'],
          ['X-Version', '2'],
          ['X-Api-Key', 'secret-key'],
        ]);
      },
      values,
    );
  });

  it('createClient leaves out the constants that a call goes without', async () => {
    await connected(
      () => ({}),
      async ({ client, server }) => {
        await client.call(call({ without: ['x-tenant'] }));
        expect(headerOf(server.received[0], 'X-Tenant')).to.equal(undefined);
      },
      { headers: { 'X-Tenant': 'contoso' } },
    );
  });

  it('createClient adds query credentials, once, and records the target without them', async () => {
    await connected(
      () => ({}),
      async ({ client, server }) => {
        const plain = await client.call(call({ target: '/a?x=1' }));
        const leaked = await client.call(call({ target: '/b?api%20key=k%2F1' }));
        expect(server.received.map((r) => r.target)).to.deep.equal([
          '/a?x=1&api%20key=k%2F1',
          '/b?api%20key=k%2F1',
        ]);
        expect([plain.request.target, plain.request.secretQuery]).to.deep.equal(['/a?x=1', ['api key']]);
        expect(leaked.request.target).to.equal('/b?api%20key=k%2F1');
        expect(leaked.request.secretQuery).to.equal(undefined);
      },
      { credentials: () => Promise.resolve({ query: { 'api key': 'k/1' } }) },
    );
  });

  it('createClient follows no redirect', async () => {
    await connected(
      () => ({ status: 302, headers: { Location: '/elsewhere' } }),
      async ({ client, server }) => {
        const { response } = await client.call(call());
        expect([response?.status, server.received.length]).to.deep.equal([302, 1]);
      },
    );
  });

  it('createClient waits as long as a 429 asks, and repeats the call', async () => {
    await connected(
      (_, n) => (n === 1 ? { status: 429, headers: { 'Retry-After': '1' } } : {}),
      async ({ client, recorder }) => {
        const { response } = await client.call(call());
        const [first, second] = exchanges(recorder.entries);
        expect([response?.status, statuses(recorder)]).to.deep.equal([200, ['429 throttled', '200']]);
        expect((second?.at ?? 0) - (first?.at ?? 0)).to.be.within(990, 2000);
      },
    );
  });

  it('createClient reads a date as Retry-After, also one that has passed', async () => {
    await connected(
      (_, n) => (n === 1 ? { status: 429, headers: { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' } } : {}),
      async ({ client, recorder }) => {
        await client.call(call());
        expect(statuses(recorder)).to.deep.equal(['429 throttled', '200']);
      },
    );
  });

  it('createClient gives a 429 that never ends back after some rounds', async () => {
    await connected(
      () => ({ status: 429, headers: { 'Retry-After': '0' } }),
      async ({ client, server }) => {
        const { response } = await client.call(call());
        expect([response?.status, server.received.length]).to.deep.equal([429, 6]);
      },
    );
  });

  it('createClient repeats a call once with renewed credentials after a 401', async () => {
    let key = 'old-key';
    const connection: Partial<Connection> = {
      credentials: () => Promise.resolve({ headers: { 'X-Api-Key': key } }),
      renew: () => {
        key = 'new-key';
        return Promise.resolve(true);
      },
    };
    const handler: Handler = (r) => ({ status: headerOf(r, 'X-Api-Key') === 'new-key' ? 200 : 401 });
    await connected(
      handler,
      async ({ client, recorder }) => {
        await client.call(call());
        expect(statuses(recorder)).to.deep.equal(['401 throttled', '200']);
      },
      connection,
    );
  });

  it('createClient renews only once, and not for credentials that are meant to be bad', async () => {
    let renewed = 0;
    const renew = (): Promise<boolean> => {
      renewed += 1;
      return Promise.resolve(true);
    };
    await connected(
      () => ({ status: 401 }),
      async ({ client, recorder }) => {
        await client.call(call({ credentials: 'bad' }));
        await client.call(call());
        expect([renewed, statuses(recorder)]).to.deep.equal([1, ['401', '401 throttled', '401']]);
      },
      { renew },
    );
  });

  it('createClient records a reset connection and an answer that never comes as what they are', async () => {
    await connected(
      (_, n) => ({ transport: n === 1 ? 'reset' : 'hang' }),
      async ({ client }) => {
        const codes = [await client.call(call()), await client.call(call())].map((e) => e.failure?.code);
        expect(codes).to.deep.equal(['ECONNRESET', 'TIMEOUT']);
      },
    );
  });

  it('createClient cuts a body that is too large and says so', async () => {
    await connected(
      () => ({ text: 'x'.repeat(5000) }),
      async ({ client }) => {
        const { response } = await client.call(call());
        expect([response?.body.length, response?.truncated]).to.deep.equal([1000, true]);
      },
    );
  });

  it('createClient ends a call with the run, but not one that must finish', async () => {
    const run = new AbortController();
    await connected(
      (r) => {
        run.abort();
        return r.target === '/register' ? { status: 201 } : { transport: 'hang' };
      },
      async ({ client }) => {
        const cut = await client.call(call());
        const finished = await client.call(call({ target: '/register', mustFinish: true }));
        expect([cut.failure?.code, finished.response?.status]).to.deep.equal(['ABORT_ERR', 201]);
      },
      {},
      run.signal,
    );
  });
});
