import { expect } from 'chai';
import { createGatewayChain, stateValues } from '../../src/platform/gateway-chain.ts';
import type { Json, TriggerDefinition } from '../../src/model.ts';
import { policyTrigger } from '../samples/triggers.ts';
import { notesOf, withPlatform } from './bench.ts';
import { headerOf, type Handler, type TestServer } from '../samples/server.ts';

const byId = policyTrigger();
const withConfig = (
  config: Record<string, string>,
  more: Partial<TriggerDefinition> = {},
): TriggerDefinition =>
  policyTrigger({ policy: { dataPath: '@triggerBody().value', config, nextLink: 'next' }, ...more });

/** Answers with these lists, and with an empty one after them. */
const listing =
  (...lists: readonly Record<string, Json>[]): Handler =>
  (_, n) => ({ json: lists[n - 1] ?? { value: [] } });

const queries = (server: TestServer): string[] =>
  server.received.map((r) => r.target.replace('/api/v1/invoices?customer=Contoso', ''));

describe('createGatewayChain', () => {
  it('createGatewayChain calls without a state first, then with the newest one', async () => {
    await withPlatform(
      byId,
      listing({ value: [{ id: 7 }] }, { value: [{ id: 8 }] }),
      async ({ context, server }) => {
        const chain = createGatewayChain('a', context);
        for (let i = 0; i < 3; i += 1) await chain.poll();
        expect(queries(server)).to.deep.equal(['', '&since_id=7', '&since_id=8']);
      },
    );
  });

  it('createGatewayChain gives a number back with all its digits', async () => {
    const handler: Handler = (_, n) => ({ text: `{"value":[{"id":144556677889900100${n}}]}` });
    await withPlatform(byId, handler, async ({ context, server }) => {
      const chain = createGatewayChain('a', context);
      for (let i = 0; i < 3; i += 1) await chain.poll();
      expect(queries(server)).to.deep.equal([
        '',
        '&since_id=1445566778899001001',
        '&since_id=1445566778899001002',
      ]);
    });
  });

  it('createGatewayChain keeps the state when a list is empty, and where it came from', async () => {
    await withPlatform(byId, listing({ value: [{ id: 7 }] }), async ({ context, server }) => {
      const chain = createGatewayChain('a', context);
      const first = await chain.poll();
      await chain.poll();
      const last = await chain.poll();
      expect(queries(server)).to.deep.equal(['', '&since_id=7', '&since_id=7']);
      expect(last.intent).to.deep.include({ state: 'followed', from: first.seq, values: { since_id: '7' } });
    });
  });

  it('createGatewayChain encodes the state, and adds constants from the second poll on', async () => {
    const trigger = withConfig({ since: '@{triggerBody().value[0].at}', per_page: '1' });
    const lists = listing({ value: [{ at: '2026-01-01T00:00:00+02:00' }] });
    await withPlatform(trigger, lists, async ({ context, server }) => {
      const chain = createGatewayChain('a', context);
      await chain.poll();
      await chain.poll();
      const [first, second] = queries(server);
      expect(first).to.equal('');
      expect(second?.split('&').sort()).to.deep.equal([
        '',
        'per_page=1',
        'since=2026-01-01T00%3A00%3A00%2B02%3A00',
      ]);
    });
  });

  it('createGatewayChain asks with its state for other inputs, and goes on with its own', async () => {
    await withPlatform(byId, listing({ value: [{ id: 7 }] }), async ({ context, server }) => {
      const chain = createGatewayChain('a', context);
      await chain.poll();
      await chain.probe({ ...chain.state(), inputs: { customer: 'other' } }, 'elsewhere', 'own');
      await chain.poll();
      expect(server.received.map((r) => r.target)).to.deep.equal([
        '/api/v1/invoices?customer=Contoso',
        '/api/v1/invoices?customer=other&since_id=7',
        '/api/v1/invoices?customer=Contoso&since_id=7',
      ]);
    });
  });

  it('createGatewayChain counts constants alone as no state that it was given', async () => {
    const trigger = withConfig({ since_id: '@{triggerBody().value[0].id}', per_page: '1' });
    await withPlatform(trigger, listing({ value: [] }, { value: [{ id: 7 }] }), async ({ context }) => {
      const chain = createGatewayChain('a', context);
      await chain.poll();
      expect(chain.state().values).to.deep.equal({ per_page: '1' });
      expect(chain.states()).to.deep.equal([]);
      await chain.poll();
      expect(chain.states().map((s) => s.values)).to.deep.equal([{ since_id: '7', per_page: '1' }]);
    });
  });

  it('createGatewayChain begins anew until a list was answered 200', async () => {
    const handler: Handler = (_, n) => (n === 1 ? { status: 503 } : { json: { value: [{ id: 7 }] } });
    await withPlatform(byId, handler, async ({ context, server }) => {
      const chain = createGatewayChain('a', context);
      for (let i = 0; i < 3; i += 1) await chain.poll();
      expect(queries(server)).to.deep.equal(['', '', '&since_id=7']);
    });
  });

  it('createGatewayChain follows the links to further pages within a poll, but not on the baseline', async () => {
    const trigger = withConfig({ since_id: '@{triggerBody().value[0].id}' });
    const lists = listing(
      { value: [{ id: 7 }], next: '/api/v1/more?page=2' },
      { value: [{ id: 9 }], next: '/api/v1/more?page=2' },
      { value: [{ id: 8 }], next: 'more?page=3 of 3' },
    );
    await withPlatform(trigger, lists, async ({ context, server }) => {
      const chain = createGatewayChain('a', context);
      for (let i = 0; i < 3; i += 1) await chain.poll();
      expect(queries(server)).to.deep.equal([
        '',
        '&since_id=7',
        '/api/v1/more?page=2',
        '/api/v1/more?page=3%20of%203',
        '&since_id=9',
      ]);
    });
  });

  it('createGatewayChain calls a next page elsewhere never, and on an alias through the service', async () => {
    const trigger = withConfig({ since_id: '@{triggerBody().value[0].id}' });
    const lists = listing(
      { value: [{ id: 7 }] },
      { value: [{ id: 8 }], next: 'https://api.example.com/prod/more' },
      { value: [], next: 'https://evil.example/more' },
    );
    await withPlatform(
      trigger,
      lists,
      async ({ context, recorder, server }) => {
        const chain = createGatewayChain('a', context);
        await chain.poll();
        await chain.poll();
        expect(queries(server)).to.deep.equal(['', '&since_id=7', '/api/v1/more']);
        expect(notesOf(recorder).join()).to.match(/"https:\/\/evil\.example\/more", is not on the service/);
      },
      { aliases: ['https://api.example.com/prod'] },
    );
  });

  it('createGatewayChain ends a circle of pages', async () => {
    const trigger = withConfig({ since_id: '@{triggerBody().value[0].id}' });
    const handler: Handler = () => ({ json: { value: [{ id: 7 }], next: '/api/v1/more' } });
    await withPlatform(trigger, handler, async ({ context, server }) => {
      const chain = createGatewayChain('a', context);
      await chain.poll();
      await chain.poll();
      expect(server.received.length).to.equal(51);
    });
  });

  it('createGatewayChain sends the headers of static policies', async () => {
    const policy = (value: string): TriggerDefinition['policies'][number] => ({
      templateId: 'setheader',
      parameters: { 'x-ms-apimTemplateParameter.name': 'X-Tier', 'x-ms-apimTemplateParameter.value': value },
    });
    const trigger = policyTrigger({ policies: [policy('gold'), policy("@headers('x')")] });
    await withPlatform(trigger, listing(), async ({ context, server }) => {
      await createGatewayChain('a', context).poll();
      expect(headerOf(server.received[0], 'X-Tier')).to.equal('gold');
    });
  });
});

describe('stateValues', () => {
  const config = { since: "modified gt '@{triggerBody().value[0].at}'", per_page: '5', '': 'x' };

  it('stateValues fills expressions, keeps constants, and leaves an empty name out', () => {
    expect(stateValues(config, { value: [{ at: 'noon' }] }, {})).to.deep.equal({
      since: "modified gt 'noon'",
      per_page: '5',
    });
  });

  it('stateValues keeps the previous value where an expression has none', () => {
    const previous = { since: "modified gt 'dawn'" };
    expect(stateValues(config, { value: [{ at: null }] }, previous)['since']).to.equal("modified gt 'dawn'");
    expect(stateValues(config, { value: [] }, {})).to.deep.equal({ per_page: '5' });
  });
});
