import { expect } from 'chai';
import { askedWait, type Transport } from '../../../src/mock/core/sending.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { benchOf, targetOf, type Bench } from './bench.ts';

const after = async (...receipts: Parameters<typeof benchOf>[1] & object): Promise<Bench> => {
  const bench = benchOf([webhookTrigger()], receipts);
  bench.send('POST', '/api/v1/hooks', { kinds: [], target: { url: 'https://flow.example/run' } });
  bench.emit();
  await bench.settled();
  return bench;
};

describe('a notification of the mock', () => {
  it('is sent once when any 2xx answers it', async () => {
    for (const status of [200, 201, 202, 204])
      expect((await after({ status })).sent, String(status)).to.have.length(1);
  });

  it('is sent again after 408, 429, 5xx and no answer, ever later', async () => {
    const bench = await after({ status: 503 }, { status: 429 }, undefined, { status: 408 });
    expect(bench.sent).to.have.length(5);
    expect(bench.waits).to.deep.equal([500, 1000, 2000, 4000]);
    expect(new Set(bench.sent.map((n) => n.body)).size).to.equal(1);
  });

  it('is given up after five attempts', async () => {
    const down = { status: 500 };
    expect((await after(down, down, down, down, down, down)).sent).to.have.length(5);
  });

  it('waits as long as Retry-After asks', async () => {
    expect((await after({ status: 429, retryAfter: '7' })).waits).to.deep.equal([7000]);
  });

  it('ends the subscription at 410, and follows no redirect', async () => {
    const gone = await after({ status: 410 });
    expect([gone.sent.length, gone.subscriptions()]).to.deep.equal([1, 0]);
    const moved = await after({ status: 307, location: 'https://elsewhere.example/' });
    expect([moved.sent.length, moved.subscriptions()]).to.deep.equal([1, 1]);
  });
});

describe('a repeat that is under way', () => {
  const registered = (answers: readonly number[]) => {
    const carried: AbortSignal[] = [];
    const transport: Transport = (_, signal) => {
      carried.push(signal);
      const status = answers[carried.length - 1];
      // No answer: its connection is still being made.
      return status === undefined
        ? new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined)))
        : Promise.resolve({ status });
    };
    const bench = benchOf([webhookTrigger()], [], { transport });
    const register = (url: string) =>
      targetOf(bench.send('POST', '/api/v1/hooks', { kinds: [], target: { url } }));
    return { bench, carried, register };
  };

  it('is broken off by the DELETE of its subscription, and not made again', async () => {
    const { bench, carried, register } = registered([503]);
    const target = register('https://flow.example/run');
    bench.emit();
    await bench.settled();
    expect(carried.map((s) => s.aborted)).to.deep.equal([false, false]);
    expect(bench.remove(target).status).to.equal(204);
    await bench.settled();
    expect(carried.map((s) => s.aborted)).to.deep.equal([false, true]);
  });

  it('goes on when another subscription ends', async () => {
    const { bench, carried, register } = registered([]);
    register('https://flow.example/one');
    const other = register('https://flow.example/two');
    bench.emit();
    bench.remove(other);
    await bench.settled();
    expect(carried.map((s) => s.aborted)).to.deep.equal([false, true]);
  });
});

describe('askedWait', () => {
  it('reads seconds and dates, and no more than a minute', () => {
    const now = Date.UTC(2024, 0, 1);
    const dated = new Date(now + 30_000).toUTCString();
    expect(['2', dated, '9999', 'soon', undefined].map((r) => askedWait(r, now))).to.deep.equal([
      2000, 30_000, 60_000, 0, 0,
    ]);
  });
});
