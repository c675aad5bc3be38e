import { expect } from 'chai';
import { askedWait } from '../../../src/mock/core/sending.ts';
import { webhookTrigger } from '../../samples/triggers.ts';
import { benchOf, type Bench } from './bench.ts';

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

describe('askedWait', () => {
  it('reads seconds and dates, and no more than a minute', () => {
    const now = Date.UTC(2024, 0, 1);
    const dated = new Date(now + 30_000).toUTCString();
    expect(['2', dated, '9999', 'soon', undefined].map((r) => askedWait(r, now))).to.deep.equal([
      2000, 30_000, 60_000, 0, 0,
    ]);
  });
});
