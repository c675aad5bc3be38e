import { expect } from 'chai';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrokerOrigin, Report } from '../../../src/model/report.ts';
import { json } from '../../../src/report/reporters/json.ts';
import { runIn, type Outcome } from '../../cli/world.ts';
import { withFolder } from '../../folder.ts';
import { finding, interaction, judged, reportOf, result } from '../../samples/reports.ts';

/** A call that the broker got, but for the probe and the contract. */
interface Received {
  readonly call: string;
  readonly body: { readonly [key: string]: unknown };
}

interface FakeBroker {
  readonly url: string;
  readonly received: readonly Received[];
}

const bodyOf = async (message: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of message) text += String(chunk);
  return text;
};

/** A broker that holds one contract, with the content `c1`. */
const withFakeBroker = async (use: (broker: FakeBroker) => Promise<void>): Promise<void> => {
  const received: Received[] = [];
  const pact = {
    interactions: [{ description: 'a poll of A', _id: 'i1' }],
    _links: { 'pb:pact-version': { name: 'c1' } },
  };
  const server = createServer((message, response) => {
    void bodyOf(message).then((text) => {
      const call = `${message.method} ${message.url}`;
      if (call === 'GET /') return response.end('{"_links":{"pb:publish-contracts":{}}}');
      if (call === 'GET /pacts/c1') return response.end(JSON.stringify(pact));
      if (message.method === 'GET') return response.writeHead(404).end('{}');
      received.push({ call, body: JSON.parse(text) as Received['body'] });
      return response.writeHead(201).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

interface ShardOptions {
  readonly isBroken?: boolean;
  readonly pending?: boolean;
  readonly broker?: Partial<BrokerOrigin>;
  readonly verdict?: 'unknown';
}

/** A shard as `verify --broker --shard` reports it; the broker had another name there. */
const shard = (index: number, id: string, options: ShardOptions = {}): Report => {
  const { isBroken = false, pending = false, verdict = isBroken ? 'fail' : 'pass' } = options;
  const broker = {
    pact: 'https://broker.internal/pacts/c1',
    content: 'c1',
    results: 'https://broker.internal/pacts/c1/results',
    ...options.broker,
  };
  const findings = isBroken ? [finding('P-02', { trigger: id })] : [];
  return {
    ...reportOf({
      contracts: [
        {
          consumer: 'C',
          provider: 'P',
          version: '1',
          pending,
          broker,
          triggers: [judged([result('P-02', { verdict })], findings, id)],
          interactions: [interaction(`a poll of ${id}`, { trigger: id })],
        },
      ],
    }),
    shard: {
      index,
      total: 2,
      triggers: ['A', 'B'].map((trigger) => ({
        consumer: 'C',
        provider: 'P',
        content: broker.content,
        trigger,
      })),
    },
  };
};

/** The same contract from a run that was not shared out. */
const whole = (): Report => {
  const { shard: _, ...report } = shard(1, 'A');
  return report;
};

const publish = (reports: readonly Report[], url: string, ...more: readonly string[]): Promise<Outcome> => {
  const files = reports.map((r, i): readonly [string, string] => [
    `reports/${i + 1}.json`,
    json(r, { color: false }),
  ]);
  const argv = ['merge', 'reports', '--publish-results', '--provider-version', 'p1', ...more];
  return withFolder(Object.fromEntries(files), (cwd) =>
    runIn(cwd, argv, { env: { PACT_BROKER_BASE_URL: url } }),
  );
};

describe('merge --publish-results', () => {
  it('publishes one success when every shard passed', () =>
    withFakeBroker(async ({ url, received }) => {
      const { code, stdout } = await publish([shard(2, 'B'), shard(1, 'A')], url, '--provider-branch', 'x/y');
      expect(code).to.equal(0);
      expect(stdout).to.include('Published: version p1 of "P" keeps the contract of "C" (1)');
      expect(received).to.deep.equal([
        { call: 'PUT /pacticipants/P/branches/x%2Fy/versions/p1', body: {} },
        {
          call: 'POST /pacts/c1/results',
          body: {
            success: true,
            providerApplicationVersion: 'p1',
            testResults: [
              { interactionId: 'i1', interactionDescription: 'a poll of A', success: true },
              { interactionDescription: 'a poll of B', success: true },
            ],
            verifiedBy: { implementation: 'triggerpact', version: '9.9.9' },
          },
        },
      ]);
    }));

  it('publishes one failure with the failed rule when one shard failed', () =>
    withFakeBroker(async ({ url, received }) => {
      const { code } = await publish([shard(1, 'A'), shard(2, 'B', { isBroken: true })], url);
      expect(code).to.equal(1);
      expect(received.map((r) => [r.call, r.body['success']])).to.deep.equal([
        ['POST /pacts/c1/results', false],
      ]);
      const told = received[0]?.body['testResults'] as readonly { readonly interactionDescription: string }[];
      expect(told.at(-1)).to.deep.include({
        success: false,
        mismatches: [{ attribute: 'rule', identifier: 'P-02', description: 'P-02 is broken' }],
      });
      expect(told.at(-1)?.interactionDescription).to.match(/^B: P-02 \w/);
    }));

  it('publishes the failure of a pending contract, and passes', () =>
    withFakeBroker(async ({ url, received }) => {
      const parts = [shard(1, 'A', { pending: true }), shard(2, 'B', { pending: true, isBroken: true })];
      expect((await publish(parts, url)).code).to.equal(0);
      expect(received.map((r) => r.body['success'])).to.deep.equal([false]);
    }));

  const unknown: readonly { when: string; parts: readonly Report[]; code: number; says: string }[] = [
    {
      when: 'a rule is unknown',
      parts: [shard(1, 'A'), shard(2, 'B', { verdict: 'unknown' })],
      code: 2,
      says: 'No result is published for the contract of "C" (1): the verdict is unknown',
    },
    {
      when: 'a run of a pending contract was interrupted',
      parts: [
        shard(1, 'A', { pending: true }),
        shard(2, 'B', { pending: true, broker: { reason: 'the run was interrupted' } }),
      ],
      code: 0,
      says: 'No result is published for the contract of "C" (1): the run was interrupted',
    },
    {
      when: 'a shard is missing',
      parts: [shard(2, 'B', { isBroken: true })],
      code: 1,
      says: 'No result is published: shard 1 of 2 of P is missing',
    },
    {
      when: 'the shards judged different contracts',
      parts: [shard(1, 'A'), shard(2, 'B', { broker: { content: 'c2' } })],
      code: 2,
      says: 'were given different contracts by the Pact Broker',
    },
    {
      when: 'a contract was verified twice',
      parts: [shard(1, 'A'), shard(2, 'B'), whole()],
      code: 2,
      says: 'the contract of "C" (1) was verified by several runs that do not belong together',
    },
    {
      when: 'a run judged nothing',
      parts: [shard(1, 'A'), shard(2, 'B'), reportOf({ contracts: [] })],
      code: 2,
      says: 'unknown: no result is published: nothing was judged',
    },
    {
      when: 'the broker does not have the contract',
      parts: [1, 2].map((i) =>
        shard(i, i === 1 ? 'A' : 'B', { broker: { pact: 'https://broker.internal/pacts/gone' } }),
      ),
      code: 2,
      says: 'is not published: The Pact Broker does not give the contract that was verified (404',
    },
    {
      when: 'the broker has another contract there',
      parts: [1, 2].map((i) => shard(i, i === 1 ? 'A' : 'B', { broker: { content: 'c0' } })),
      code: 2,
      says: 'is not published: Another contract than the one that was verified is at',
    },
  ];
  for (const { when, parts, code, says } of unknown)
    it(`publishes nothing and says so when ${when}`, () =>
      withFakeBroker(async ({ url, received }) => {
        const outcome = await publish(parts, url);
        expect(outcome.stdout).to.include(says);
        expect({ code: outcome.code, received }).to.deep.equal({ code, received: [] });
      }));

  it('tells what was judged all the same when the broker is not there', async () => {
    const { code, stdout } = await publish([shard(1, 'A'), shard(2, 'B')], 'http://127.0.0.1:1');
    expect(code).to.equal(2);
    expect(stdout).to.match(/^unknown: no result is published: The Pact Broker is not there/);
    expect(stdout).to.include('✓ A (').and.include('✓ B (');
  });

  const mistakes: readonly { parts: readonly Report[]; more?: readonly string[]; says: string }[] = [
    {
      parts: [reportOf()],
      says: 'Cannot publish results: in "reports/1.json", the contract of "C" came from no broker',
    },
    {
      parts: [shard(1, 'A'), shard(2, 'B', { broker: { partial: ['--no-pact'] } })],
      says: 'in "reports/2.json", the contract of "C" (1) was verified with --no-pact',
    },
    { parts: [shard(1, 'A')], more: ['--config', 'gone'], says: 'gone' },
  ];
  for (const { parts, more = [], says } of mistakes)
    it(`says "${says}" with exit code 2`, async () => {
      const { code, stderr } = await publish(parts, 'http://127.0.0.1:1', ...more);
      expect(code).to.equal(2);
      expect(stderr).to.include(says);
    });

  it('is what options of publishing need', async () => {
    const { code, stderr } = await withFolder({}, (cwd) =>
      runIn(cwd, ['merge', 'x', '--provider-version', '1']),
    );
    expect({ code, stderr }).to.deep.equal({
      code: 2,
      stderr: 'error: Option "--provider-version" needs --publish-results\n',
    });
  });
});
