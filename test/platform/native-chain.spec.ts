import { expect } from 'chai';
import { createNativeChain } from '../../src/platform/native-chain.ts';
import { nativeTrigger } from '../samples/triggers.ts';
import { notesOf, withPlatform } from './bench.ts';
import { headerOf, type Handler } from '../samples/server.ts';

const native = nativeTrigger();
const first = '/api/v1/voicemails?mailbox=sales';

/** Answers with these Locations, one after the other. */
const giving =
  (...locations: readonly string[]): Handler =>
  (_, n) => ({
    status: 202,
    headers: locations[n - 1] === undefined ? {} : { Location: locations[n - 1] ?? '' },
  });

describe('createNativeChain', () => {
  it('createNativeChain polls the operation first, and each Location byte for byte', async () => {
    const odd = "/api/v1/voicemails?since=2026-01-01T00:00:00%2b02:00&q='{x}'&&";
    await withPlatform(native, giving(odd, 'next?a=1'), async ({ context, server }) => {
      const chain = createNativeChain('a', context);
      for (let i = 0; i < 3; i += 1) await chain.poll();
      expect(server.received.map((r) => r.target)).to.deep.equal([first, odd, '/api/v1/next?a=1']);
    });
  });

  it('createNativeChain says of each poll which answer its state came from', async () => {
    await withPlatform(native, giving('/api/v1/x'), async ({ context }) => {
      const chain = createNativeChain('a', context);
      const [one, two] = [await chain.poll(), await chain.poll()];
      expect([one.intent, two.intent]).to.deep.equal([
        { kind: 'poll', chain: 'a', state: 'none' },
        { kind: 'poll', chain: 'a', state: 'followed', from: one.seq },
      ]);
    });
  });

  it('createNativeChain takes the old Location again after an answer without one or an error', async () => {
    const handler: Handler = (_, n) =>
      n === 1
        ? { status: 202, headers: { Location: '/api/v1/x' } }
        : { status: 500, headers: { Location: '/oops' } };
    await withPlatform(native, handler, async ({ context, server }) => {
      const chain = createNativeChain('a', context);
      for (let i = 0; i < 3; i += 1) await chain.poll();
      expect(server.received.map((r) => r.target)).to.deep.equal([first, '/api/v1/x', '/api/v1/x']);
    });
  });

  it('createNativeChain never calls a Location elsewhere, and says why it stops', async () => {
    await withPlatform(native, giving('https://evil.example/poll?k=1'), async ({ context, server }) => {
      const chain = createNativeChain('a', context);
      await chain.poll();
      expect([chain.broken(), chain.state(), server.received.length]).to.deep.equal([
        'its Location, "https://evil.example/poll?k=1", is not on the service and is not called',
        {},
        1,
      ]);
    });
  });

  it('createNativeChain calls an alias, with its own base path, through the service’s address', async () => {
    await withPlatform(
      native,
      giving('https://api.example.com/prod/voicemails?since=1'),
      async ({ context, server }) => {
        const chain = createNativeChain('a', context);
        await chain.poll();
        await chain.poll();
        expect(server.received[1]?.target).to.equal('/api/v1/voicemails?since=1');
      },
      { aliases: ['https://api.example.com/prod'] },
    );
  });

  it('createNativeChain repeats verb and body of a POST trigger', async () => {
    const posting = nativeTrigger({
      method: 'POST',
      parameters: [],
      body: { required: true, schema: { type: 'object', properties: { mailbox: { type: 'string' } } } },
    });
    await withPlatform(posting, giving('/api/v1/x'), async ({ context, server }) => {
      const chain = createNativeChain('a', context);
      await chain.poll();
      await chain.poll();
      expect(server.received.map((r) => `${r.method} ${r.body}`)).to.deep.equal([
        'POST {"mailbox":"sales"}',
        'POST {"mailbox":"sales"}',
      ]);
    });
  });

  it('createNativeChain probes beside the chain, which does not move', async () => {
    await withPlatform(native, giving('/api/v1/x', '/api/v1/y'), async ({ context, server }) => {
      const chain = createNativeChain('a', context);
      await chain.poll();
      const probe = await chain.probe({ target: '/api/v1/odd' }, 'malformed', 'bad');
      expect([
        server.received[1]?.target,
        headerOf(server.received[1], 'X-Api-Key'),
        probe.credentials,
      ]).to.deep.equal(['/api/v1/odd', 'wrong-key', 'bad']);
      expect(chain.state().target).to.equal('/api/v1/x');
    });
  });

  it('createNativeChain notes a wait that it cut', async () => {
    const handler: Handler = () => ({
      status: 202,
      headers: { Location: '/api/v1/x', 'Retry-After': '3600' },
    });
    await withPlatform(native, handler, async ({ context, recorder }) => {
      await createNativeChain('a', context).poll();
      expect(notesOf(recorder)).to.deep.equal(['Retry-After asks for 3600 s; waited 0 s (timing.maxWait)']);
    });
  });
});
