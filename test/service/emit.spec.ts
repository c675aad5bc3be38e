import { addressOf } from '../../src/address.ts';
import { expect } from 'chai';
import { createClient, type Client } from '../../src/client/client.ts';
import { createRecorder } from '../../src/client/recorder.ts';
import type { EmitStep } from '../../src/model.ts';
import { cause, type Caused, type EmitContext } from '../../src/service/emit.ts';
import { headerOf, withServer, type Handler, type TestServer } from '../samples/server.ts';
import { commandOptions, node } from './options.ts';

const emitting = <T>(
  steps: readonly EmitStep[],
  handler: Handler,
  use: (caused: Caused, server: TestServer) => T | Promise<T>,
  more: Partial<EmitContext> = {},
): Promise<T> =>
  withServer(handler, async (server) => {
    const clientOn = (origin: string, key: string | undefined): Client =>
      createClient(
        {
          origin,
          headers: key === undefined ? {} : { 'X-Version': '2' },
          credentials: (whose) =>
            Promise.resolve(
              whose === 'none' || key === undefined ? {} : { headers: { 'X-Api-Key': `${whose} ${key}` } },
            ),
          renew: () => Promise.resolve(false),
        },
        createRecorder(() => performance.now()),
        { timeout: 1000, maxBody: 10_000, signal: new AbortController().signal },
      );
    const context: EmitContext = {
      address: addressOf(`${server.url}/api/v1`),
      client: clientOn(server.url, 'key'),
      clientFor: (origin) => clientOn(origin, undefined),
      command: commandOptions(),
      ...more,
    };
    return use(await cause(steps, 'tp1', { token: 'tp1', n: 7 }, context), server);
  });

const created: Handler = () => ({ status: 201, json: { id: 31, self: { href: '/v/31' } } });
const post: EmitStep = { method: 'post', url: '/voicemails', body: { text: 'hello {{token}}', n: '{{n}}' } };

describe('cause', () => {
  it('cause fills placeholders, keeps their type, and sends JSON with the connection’s credentials', async () => {
    await emitting([post], created, (caused, { received: [request] }) => {
      expect(caused.ok).to.equal(true);
      expect([request?.method, request?.target, request?.body]).to.deep.equal([
        'POST',
        '/api/v1/voicemails',
        '{"text":"hello tp1","n":7}',
      ]);
      expect(['Content-Type', 'X-Api-Key', 'X-Version'].map((n) => headerOf(request, n))).to.deep.equal([
        'application/json',
        'own key',
        '2',
      ]);
    });
  });

  it('cause joins the URLs of steps to the URL of the service', async () => {
    const urls = ['voicemails', '/voicemails', '?a=1', '{{origin}}/health'].map((url): EmitStep => ({
      method: 'GET',
      url,
    }));
    await emitting(urls, created, (_, { received }) => {
      expect(received.map((r) => r.target)).to.deep.equal([
        '/api/v1/voicemails',
        '/api/v1/voicemails',
        '/api/v1?a=1',
        '/health',
      ]);
    });
  });

  it('cause sends a form when the step says that it is one', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    const body = { Body: 'a & b {{token}}', n: '{{n}}' };
    await emitting([{ method: 'POST', url: '/sms', headers, body }], created, (_, { received }) => {
      expect(received.map((r) => r.body)).to.deep.equal(['Body=a+%26+b+tp1&n=7']);
    });
  });

  it('cause names the other reading when a joined URL is answered 404', async () => {
    await emitting(
      [post],
      () => ({ status: 404 }),
      (caused) => {
        expect(caused.ok ? '' : caused.why).to.include('write "{{origin}}/voicemails"');
      },
    );
  });

  it('cause saves values of an answer for later steps', async () => {
    const steps: EmitStep[] = [
      { ...post, save: { id: '/id', where: '/self/href' } },
      { method: 'PUT', url: '{{where}}/read', headers: { 'If-Match': '{{id}}' }, body: { id: '{{id}}' } },
    ];
    await emitting(steps, created, (caused, { received: [, request] }) => {
      expect(caused.values).to.include({ id: 31, where: '/v/31' });
      expect([request?.target, request?.body, headerOf(request, 'If-Match')]).to.deep.equal([
        '/api/v1/v/31/read',
        '{"id":31}',
        '31',
      ]);
    });
  });

  it('cause saves numbers with all their digits', async () => {
    const save: EmitStep = { ...post, save: { id: '/id' } };
    const handler: Handler = () => ({ status: 201, text: '{"id":1445566778899001001}' });
    await emitting([save], handler, (caused) => {
      expect(caused.values).to.include({ id: '1445566778899001001' });
    });
  });

  it('cause sends a body that is text as it is, under the step’s own type', async () => {
    const step: EmitStep = {
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'text/csv' },
      body: 'a,{{token}}',
    };
    await emitting([step], created, (_, { received: [request] }) => {
      expect([request?.body, headerOf(request, 'Content-Type')]).to.deep.equal(['a,tp1', 'text/csv']);
    });
  });

  it('cause goes without credentials, or with the second tenant’s, where a step says so', async () => {
    const steps = (['none', 'other'] as const).map((credentials): EmitStep => ({
      method: 'GET',
      url: '/',
      credentials,
    }));
    await emitting(steps, created, (_, { received }) => {
      expect(received.map((r) => headerOf(r, 'X-Api-Key'))).to.deep.equal([undefined, 'other key']);
    });
  });

  it('cause gives credentials to no other origin', async () => {
    await withServer(created, async (elsewhere) => {
      await emitting([{ method: 'GET', url: `${elsewhere.url}/x` }], created, () => undefined);
      const [request] = elsewhere.received;
      expect([request?.target, headerOf(request, 'X-Api-Key'), headerOf(request, 'X-Version')]).to.deep.equal(
        ['/x', undefined, undefined],
      );
    });
  });

  it('cause runs a command with the token and the service’s address, and saves from what it prints', async () => {
    const script =
      'console.log(JSON.stringify({ id: process.argv[1], env: process.env.TRIGGERPACT_TOKEN, url: process.env.TRIGGERPACT_SERVICE_URL }))';
    const step: EmitStep = {
      command: node(script, '{{token}}'),
      save: { id: '/id', env: '/env', url: '/url' },
    };
    await emitting([step], created, ({ values }, { url }) => {
      expect(values).to.include({ id: 'tp1', env: 'tp1', url: `${url}/api/v1` });
    });
  });

  it('cause takes what a function returns as the event’s values', async () => {
    const ids: unknown[] = [];
    for (const given of ['a31', 31, { key: 'k' }, undefined])
      await emitting([() => Promise.resolve(given)], created, ({ values }) => ids.push({ ...values }));
    const base = { token: 'tp1', n: 7 };
    expect(ids).to.deep.equal([{ ...base, id: 'a31' }, { ...base, id: 31 }, { ...base, key: 'k' }, base]);
  });

  const failures: readonly (readonly [what: string, step: EmitStep, handler: Handler, why: RegExp])[] = [
    [
      'a step is refused',
      post,
      () => ({ status: 401, json: { error: 'who are you' } }),
      /^The emit step POST http:.*\/voicemails was answered 401: \{"error":"who are you"\}$/,
    ],
    [
      'a step gets no answer',
      post,
      () => ({ transport: 'reset' }),
      /^The emit step POST .* got no answer \(ECONNRESET/,
    ],
    [
      'a value to save is not there',
      { ...post, save: { id: '/no/id' } },
      created,
      /has nothing at "\/no\/id" to save as "id"$/,
    ],
    [
      'a placeholder is unknown',
      { method: 'GET', url: '/{{tokn}}' },
      created,
      /Unknown placeholder "\{\{tokn\}\}"/,
    ],
    [
      'a command fails',
      { command: node('console.error("no"); process.exit(1)') },
      created,
      /^The emit command ".*" ended with code 1: no$/,
    ],
    [
      'a function throws',
      () => {
        throw new Error('not today');
      },
      created,
      /^not today$/,
    ],
  ];
  for (const [what, step, handler, why] of failures)
    it(`cause says why, and goes no further, when ${what}`, async () => {
      await emitting([step, { method: 'GET', url: '/later' }], handler, (caused, { received }) => {
        expect(caused.ok ? '' : caused.why).to.match(why);
        expect(received.map((r) => r.target)).not.to.include('/later');
      });
    });

  it('cause does not wait for a function longer than the run lasts', async () => {
    const over = AbortSignal.abort();
    await emitting(
      [() => new Promise(() => undefined)],
      created,
      (caused) =>
        expect(caused).to.include({
          ok: false,
          why: 'The function that causes the event was not done before the run was over',
        }),
      { command: commandOptions({ signal: over }) },
    );
  });
});
