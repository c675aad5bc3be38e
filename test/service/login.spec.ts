import { expect } from 'chai';
import { addressOf } from '../../src/address.ts';
import { createClient } from '../../src/client/client.ts';
import { createRecorder } from '../../src/client/recorder.ts';
import type { CredentialLogin, Exchange, ServiceConfig } from '../../src/model.ts';
import { createCredentials, type CredentialStore } from '../../src/service/credentials.ts';
import { headerOf, withServer, type Handler, type TestServer } from '../samples/server.ts';
import { commandOptions, failure, node } from './options.ts';

/** Gives tokens that count, and takes the newest alone. */
const tokenService = (): Handler => {
  let tokens = 0;
  return ({ target, headers }) => {
    if (target === '/api/login') {
      tokens += 1;
      return { json: { auth: { token: `token-number-${tokens}` }, token_type: 'Bearer', id: 7 } };
    }
    const given = headers.find(([name]) => name === 'Authorization')?.[1];
    return { status: given === `Bearer token-number-${tokens}` ? 200 : 401 };
  };
};

const login: CredentialLogin = {
  login: [{ method: 'POST', url: '/login', body: { user: 'me' }, save: { access_token: '/auth/token' } }],
  headers: { Authorization: 'Bearer {{access_token}}' },
};

const logging = <T>(
  source: (server: TestServer) => Partial<ServiceConfig>,
  handler: Handler,
  use: (credentials: CredentialStore, server: TestServer, service: ServiceConfig) => Promise<T>,
): Promise<T> =>
  withServer(handler, (server) => {
    const service: ServiceConfig = {
      address: addressOf(`${server.url}/api`),
      headers: { 'X-Version': '2' },
      startWithin: 1000,
      ...source(server),
    };
    return use(createCredentials(service, commandOptions()), server, service);
  });

describe('logIn', () => {
  it('logIn makes the step on the service, without credentials, and fills the values with what it saved', async () => {
    await logging(
      () => ({ credentials: login }),
      tokenService(),
      async (credentials, { received }) => {
        const values = await credentials.get('own');
        await credentials.get('own');
        expect(values.headers).to.deep.equal({ Authorization: 'Bearer token-number-1' });
        expect(received.map((r) => [r.method, r.target, r.body])).to.deep.equal([
          ['POST', '/api/login', '{"user":"me"}'],
        ]);
        expect(['Authorization', 'X-Version'].map((n) => headerOf(received[0], n))).to.deep.equal([
          undefined,
          '2',
        ]);
      },
    );
  });

  it('logIn gives nothing of the service to another origin', async () => {
    const elsewhere: Handler = () => ({ json: { access_token: 'token-from-elsewhere' } });
    await withServer(elsewhere, (issuer) =>
      logging(
        () => ({
          credentials: {
            login: [{ method: 'POST', url: `${issuer.url}/token`, save: { token: '/access_token' } }],
            query: { key: '{{token}}' },
          },
        }),
        () => ({}),
        async (credentials, { received }) => {
          expect(await credentials.get('own')).to.deep.equal({
            headers: {},
            query: { key: 'token-from-elsewhere' },
          });
          expect(received).to.have.length(0);
          expect(headerOf(issuer.received[0], 'X-Version')).to.equal(undefined);
        },
      ),
    );
  });

  it('logIn takes several steps, commands among them, and their placeholders', async () => {
    const program = node('console.log(JSON.stringify({ pin: process.env.TRIGGERPACT_SERVICE_URL }))');
    const steps: CredentialLogin['login'] = [
      { command: program, save: { pin: '/pin' } },
      { method: 'POST', url: '/login', body: { pin: '{{pin}}' }, save: { access_token: '/auth/token' } },
    ];
    await logging(
      () => ({ credentials: { ...login, login: steps } }),
      tokenService(),
      async (credentials, { received, url }) => {
        await credentials.get('own');
        expect(JSON.parse(received[0]?.body ?? '')).to.deep.equal({ pin: `${url}/api` });
      },
    );
  });

  it('logIn logs in once more for all the calls that were refused at once, the second tenant’s too', async () => {
    await logging(
      () => ({ credentials: login, otherCredentials: login }),
      tokenService(),
      async (credentials, { received, url }, { headers }) => {
        const connection = { origin: url, headers, credentials: credentials.get, renew: credentials.renew };
        const recorder = createRecorder(() => performance.now());
        const limits = { timeout: 1000, maxBody: 1000, signal: new AbortController().signal };
        const client = createClient(connection, recorder, limits);
        const call = (whose: 'own' | 'other'): Promise<Exchange> =>
          client.call({
            intent: { kind: 'other', what: 'x' },
            credentials: whose,
            method: 'GET',
            target: '/x',
            headers: [],
          });
        await credentials.get('own');
        // A login of the other's ends the first session.
        const first = await call('other');
        const refused = await Promise.all([call('own'), call('own'), call('own')]);
        const last = await call('other');
        expect([first, ...refused, last].map((e) => e.response?.status)).to.deep.equal([
          200, 200, 200, 200, 200,
        ]);
        expect(received.filter((r) => r.target === '/api/login')).to.have.length(4);
      },
    );
  });

  it('logIn makes secrets of what steps saved and of the values made of it', async () => {
    const save = { access_token: '/auth/token', type: '/token_type', id: '/id' };
    const steps = [{ method: 'POST', url: '/login', save }];
    await logging(
      () => ({ credentials: { ...login, login: steps }, otherCredentials: login }),
      tokenService(),
      async (credentials) => {
        await credentials.get('own');
        await credentials.get('other');
        expect(credentials.secrets()).to.deep.equal([
          { name: 'Authorization', value: 'Bearer token-number-1' },
          { name: 'login access_token', value: 'token-number-1' },
          { name: 'other Authorization', value: 'Bearer token-number-2' },
          { name: 'other login access_token', value: 'token-number-2' },
        ]);
      },
    );
  });

  const mistakes: readonly (readonly [
    what: string,
    handler: Handler,
    source: CredentialLogin,
    says: RegExp,
  ])[] = [
    [
      'the service refuses',
      () => ({ status: 403, text: 'no such user' }),
      login,
      /^ServiceError: Cannot log in: The login step POST http:\/\/127\.0\.0\.1:\d+\/api\/login was answered 403: no such user$/,
    ],
    [
      'the answer lacks what is saved',
      () => ({ json: { token: 'abcdefgh' } }),
      login,
      /The answer to the login step .* has nothing at "\/auth\/token" to save as "access_token"$/,
    ],
    [
      'a value has a placeholder that no step saved',
      tokenService(),
      { ...login, headers: { Authorization: 'Bearer {{acces_token}}' } },
      /Unknown placeholder "\{\{acces_token\}\}".*access_token/,
    ],
    [
      'what it gives is too short to hide',
      () => ({ json: { auth: { token: 'abc' } } }),
      { ...login, headers: { 'X-Key': '{{access_token}}' } },
      /The credential "X-Key" that the login gave is shorter than 6 characters/,
    ],
  ];
  for (const [what, handler, source, says] of mistakes)
    it(`logIn says so when ${what}`, async () => {
      await logging(
        () => ({ credentials: source }),
        handler,
        async (credentials) => {
          expect(await failure(credentials.get('own'))).to.match(says);
        },
      );
    });
});
