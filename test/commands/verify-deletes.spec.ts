import { expect } from 'chai';
import { verify, type Instead } from './verify-doorbell.ts';

describe('verify', () => {
  for (const location of ['/v1/hooks/', '/v1/hooks?', '/v1/./hooks', '/v1/%68ooks', '/v1', '/'])
    for (const allowed of [1, 99])
      it(`verify sends no DELETE when the Location of ${allowed === 1 ? 'the only subscription' : 'all subscriptions'} is "${location}"`, async () => {
        let given = 0;
        const wide: Instead = (r) => {
          if (r.method !== 'POST' || r.target !== '/v1/hooks' || !r.body.includes('"url"')) return undefined;
          given += 1;
          return given <= allowed ? { status: 201, headers: { Location: location } } : { status: 409 };
        };
        const { code, stdout, server, leftovers } = await verify(wide, {
          argv: ['--no-events', '--trigger', 'OnRing'],
        });
        expect(server.received.filter((r) => r.method === 'DELETE')).to.deep.equal([]);
        expect([code, leftovers], stdout).to.deep.equal([1, true]);
        expect(stdout).to.match(/is left on the service: (its Location|other registrations got)/);
        if (allowed > 1) expect(stdout).to.match(/✗ W-05 Each subscription has a Location of its own/);
      });
});
