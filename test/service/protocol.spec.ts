import { expect } from 'chai';
import { withFront } from '../broker/front.ts';
import { tls } from '../samples/certificates.ts';
import type { Exchange } from '../../src/model.ts';
import { requireTls, speaksHttps } from '../../src/service/protocol.ts';
import { withServer } from '../samples/server.ts';
import { failure } from './options.ts';

const reset = { code: 'ECONNRESET', message: 'socket hang up' };

const call = (origin: string, outcome: Pick<Exchange, 'response' | 'failure'>): Exchange => ({
  type: 'exchange',
  seq: 1,
  at: 0,
  intent: { kind: 'other', what: 'x' },
  credentials: 'own',
  request: { method: 'GET', origin, target: '/', headers: [] },
  durationMs: 1,
  ...outcome,
});

const answered = (status: number) => ({ response: { status, headers: [], body: '' } });

describe('requireTls', () => {
  it('requireTls says that the service probably speaks http when there is no handshake', async () => {
    await withServer(
      () => ({}),
      async ({ url, received }) => {
        const secure = url.replace('http:', 'https:');
        expect(await failure(requireTls(`${secure}/api`, 1000))).to.equal(
          `ServiceError: The service at ${secure}/api cannot be called: no TLS handshake is possible there, so it probably speaks http: write \`${url}\` in \`service.url\` (or --url)`,
        );
        expect(await failure(requireTls(url, 1000)), 'of an http URL nothing is asked').to.equal(
          'no failure',
        );
        expect(received).to.have.length(0);
      },
    );
  });

  it('requireTls says how an authority is trusted when the certificate is refused', async () => {
    await withFront('http://127.0.0.1:1', { tls }, async ({ url }) => {
      expect(await failure(requireTls(url, 1000))).to.match(/certificate.*NODE_EXTRA_CA_CERTS$/);
    });
  });
});

describe('speaksHttps', () => {
  it('speaksHttps says so when nothing was answered and TLS works', async () => {
    await withFront('http://127.0.0.1:1', { tls }, async ({ url }) => {
      const plain = url.replace('https:', 'http:');
      const says = `the service at ${plain} speaks https: write \`${url}\` in \`service.url\` (or --url)`;
      const strange = [call(plain, { failure: reset }), call(plain, answered(400))];
      expect(await speaksHttps(plain, strange, 1000)).to.equal(says);
    });
  });

  it('speaksHttps says nothing when something was answered, or nothing was called', async () => {
    await withFront('http://127.0.0.1:1', { tls }, async ({ url }) => {
      const plain = url.replace('https:', 'http:');
      const some = [call(plain, { failure: reset }), call(plain, answered(404))];
      expect([await speaksHttps(plain, some, 1000), await speaksHttps(plain, [], 1000)]).to.deep.equal([
        undefined,
        undefined,
      ]);
    });
  });

  it('speaksHttps says nothing of a service that breaks connections and speaks no TLS', async () => {
    await withServer(
      () => ({ transport: 'reset' }),
      async ({ url }) => {
        expect(await speaksHttps(url, [call(url, { failure: reset })], 1000)).to.equal(undefined);
      },
    );
  });
});
