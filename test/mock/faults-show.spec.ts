import { expect } from 'chai';
import type { Mechanism } from '../../src/model.ts';
import { behaviourWith, concernsTrigger, type MockFault } from '../../src/mock/faults/fault.ts';
import { mockFaults } from '../../src/mock/faults/index.ts';
import { nativeTrigger, policyTrigger, webhookTrigger } from '../samples/triggers.ts';
import { benchOf, targetOf, type Bench, type Seen } from './core/bench.ts';

const shown = ({ status, answer }: Seen): string => JSON.stringify([status, answer.headers, answer.body]);
const bad = { 'x-api-key': 'no-such-key' };

const polls = (bench: Bench, path: string): Seen[] => {
  const first = bench.get(path);
  const quiet = bench.get(targetOf(first));
  bench.emit();
  bench.emit();
  bench.emit({ values: { mailbox: 'other' } });
  const news = bench.get(targetOf(quiet));
  const again = bench.get(targetOf(quiet));
  const odd = bench.get(`${path}&triggerState=nonsense`);
  const refused = [bench.get(path, bad), bench.get(targetOf(news), bad)];
  return [first, quiet, news, again, bench.get(targetOf(news)), odd, ...refused];
};

const lists = (bench: Bench): Seen[] => {
  const path = '/api/v1/invoices?customer=Contoso';
  bench.emit();
  bench.emit({ values: { customer: 'Fabrikam' } });
  const targets = ['', '&since_id=1001', '&since_id=1003', '&since_id=1009', '&since_id=soon'].map(
    (q) => path + q,
  );
  return [...targets.map((t) => bench.get(t)), bench.get(path, bad)];
};

const webhooks = async (bench: Bench): Promise<Seen[]> => {
  const register = (url: string): Seen =>
    bench.send('POST', '/api/v1/hooks', { event: 'alarm', kinds: ['fire'], target: { url, version: 2 } });
  const one = register('https://a.example/run?sp=%2Frun');
  const rest = [
    'https://a.example/run?sp=%2Frun',
    `https://b.example/${'x'.repeat(300)}`,
    'ftp://c.example',
    '',
  ].map(register);
  bench.emit();
  bench.emit({ values: { kinds: 'flood' } });
  await bench.settled();
  const late = register('https://d.example/');
  const target = targetOf(one);
  const ends = [
    bench.remove(target, bad),
    bench.remove(target),
    bench.remove(target),
    bench.remove(`${target}0`),
  ];
  bench.emit();
  await bench.settled();
  return [one, ...rest, late, ...ends];
};

const receipts = [
  { status: 503 },
  { status: 202 },
  { status: 307, location: 'https://e.example/' },
  { status: 410 },
];

const transcripts: Readonly<Record<Mechanism, (fault: MockFault | undefined) => Promise<string>>> = {
  native: async (fault) => {
    const made = (['single', 'batch'] as const).map((delivery) => {
      const responses = delivery === 'single' ? {} : nativeTrigger().responses;
      const bench = benchOf([nativeTrigger({ delivery, responses })], [], options(fault));
      return polls(bench, '/api/v1/voicemails?mailbox=sales').map(shown);
    });
    return Promise.resolve(made.flat().join('\n'));
  },
  policy: async (fault) =>
    Promise.resolve(
      lists(benchOf([policyTrigger()], [], options(fault)))
        .map(shown)
        .join('\n'),
    ),
  script: async () => Promise.resolve(''),
  webhook: async (fault) => {
    const bench = benchOf([webhookTrigger()], receipts, options(fault));
    const seen = await webhooks(bench);
    return [...seen.map(shown), ...bench.sent.map((n) => JSON.stringify(n)), bench.waits.join()].join('\n');
  },
};

const shownIn = {
  native: [nativeTrigger(), nativeTrigger({ delivery: 'single' })],
  policy: [policyTrigger()],
  webhook: [webhookTrigger()],
} as const;

const options = (fault: MockFault | undefined) =>
  fault === undefined ? {} : { behaviour: behaviourWith(fault) };

describe('mockFaults', () => {
  for (const mechanism of ['native', 'policy', 'webhook'] as const) {
    it(`each of those of a ${mechanism} trigger changes what a client meets`, async () => {
      const right = await transcripts[mechanism](undefined);
      expect(await transcripts[mechanism](undefined)).to.equal(right);
      const faults = mockFaults.filter((f) => shownIn[mechanism].some((t) => concernsTrigger(f, t)));
      const alike: string[] = [];
      for (const fault of faults) if ((await transcripts[mechanism](fault)) === right) alike.push(fault.name);
      expect(alike).to.deep.equal([]);
      expect(faults.length).to.be.greaterThan(8);
    });
  }
});
