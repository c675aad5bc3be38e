import { expect } from 'chai';
import { addressOf } from '../../src/address.ts';
import type { Call, Client } from '../../src/client/client.ts';
import type { Exchange } from '../../src/model.ts';
import { createProviderStates } from '../../src/scenarios/provider-states.ts';
import { createRegistry } from '../../src/scenarios/registry.ts';

const origin = 'http://127.0.0.1:4010';

const answered = (target: string, location: string): Exchange => ({
  type: 'exchange',
  seq: target.length + location.length,
  at: 0,
  intent: { kind: 'other', what: 'a sample' },
  credentials: 'own',
  request: { method: 'POST', origin, target, headers: [] },
  response: { status: 201, headers: [['Location', location]], body: '' },
  durationMs: 1,
});

describe('createProviderStates', () => {
  it('createProviderStates forwards a DELETE only to what removes one subscription of this run', async () => {
    const called: string[] = [];
    const client: Client = {
      call: ({ method, target }: Call) => {
        called.push(`${method} ${target}`);
        return Promise.resolve(answered(target, '/hooks/1'));
      },
    };
    const registry = createRegistry(addressOf(origin), undefined, () => new Date(0));
    await registry.register({ id: 'T', basePath: '' }, undefined, () =>
      Promise.resolve(answered('/hooks', '/hooks/1')),
    );
    const receiver = {
      issue: () => '',
      issueUntrusted: () => undefined,
      retire: () => undefined,
      handOver: () => undefined,
      script: () => undefined,
      onDelivery: () => () => undefined,
      close: () => Promise.resolve(),
    };
    const states = createProviderStates({ players: [], client, receiver, registry, configs: {} });
    const send = (target: string): Promise<string> =>
      states.forward('T', 'delete', { method: 'DELETE', target, headers: [] }, 'own').then(
        () => 'sent',
        (error: unknown) => String(error),
      );
    expect(await send('/hooks/1')).to.equal('sent');
    for (const target of ['/hooks', '/hooks/', '/', '/hooks/2'])
      expect(await send(target)).to.match(
        /^HarnessError: DELETE .* was not sent: no registration of this run/,
      );
    expect(called).to.deep.equal(['DELETE /hooks/1']);
  });
});
