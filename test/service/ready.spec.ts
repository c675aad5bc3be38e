import { expect } from 'chai';
import { addressOf } from '../../src/address.ts';
import { waitUntilReady } from '../../src/service/ready.ts';
import { withServer } from '../samples/server.ts';

const { signal } = new AbortController();

describe('waitUntilReady', () => {
  it('waitUntilReady is done when ready, joined to the URL of the service, is answered 2xx', async () => {
    await withServer(
      ({ target }) => ({ status: target === '/api/health' ? 204 : 404 }),
      async ({ url }) => {
        const service = { address: addressOf(`${url}/api`), ready: '/health', startWithin: 5000 };
        expect(await waitUntilReady(service, signal)).to.equal(undefined);
      },
    );
  });

  it('waitUntilReady ends long before its time, with the other reading, when ready is refused', async () => {
    await withServer(
      () => ({ status: 404 }),
      async ({ url }) => {
        const service = { address: addressOf(`${url}/api`), ready: '/health', startWithin: 600_000 };
        const why = await waitUntilReady(service, signal, undefined, 1);
        expect(why).to.match(/GET \S+\/api\/health was answered 404.*write "\{\{origin\}\}\/health"/);
      },
    );
  });
});
