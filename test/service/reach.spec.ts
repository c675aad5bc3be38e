import { expect } from 'chai';
import { requireReachable } from '../../src/service/reach.ts';
import { withServer } from '../samples/server.ts';
import { failure } from './options.ts';

describe('requireReachable', () => {
  it('requireReachable is content when something listens, whatever it would answer', async () => {
    await withServer(
      () => ({ transport: 'hang' }),
      async ({ url }) => expect(await failure(requireReachable(`${url}/api`, 1000))).to.equal('no failure'),
    );
  });

  it('requireReachable says what to do when nobody is there', async () => {
    const url = await withServer(
      () => ({}),
      (server) => Promise.resolve(server.url),
    );
    expect(await failure(requireReachable(url, 1000))).to.equal(
      `ServiceError: The service is not there: ${url}: the connection was refused; start it, let \`service.start\` do so, or correct \`service.url\` (or --url)`,
    );
  });

  it('requireReachable says so when the host has no address', async () => {
    expect(await failure(requireReachable('http://no-such-host.invalid', 1000))).to.match(
      /no-such-host\.invalid/,
    );
  });
});
