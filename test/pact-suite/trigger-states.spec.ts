import { expect } from 'chai';
import { MatchersV3, PactV4 } from '@pact-foundation/pact';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { services } from '../../mocks/index.ts';
import type { ServiceName } from '../laws/verify-mock.ts';
import { runSuite, withTeam, type Outcome } from './run-suite.ts';

const { eachLike, string } = MatchersV3;
const authorization = 'Bearer invoices-demo-token';

/** What another consumer of the invoices service asks of it, as its own suite writes it down. */
const writeAccounting = async (dir: string): Promise<string> => {
  const pact = new PactV4({ consumer: 'Accounting', provider: 'Invoices', dir, logLevel: 'error' });
  const invoices = { value: eachLike({ reference: string('Order 1') }) };
  // A state of the same name as one of ours, without a trigger in it: it is this consumer's own.
  for (const [state, status] of [
    ['the service is up', 200],
    ['no state yet', 200],
    ['nothing is new', 299],
  ] as const)
    await pact
      .addInteraction()
      .given(state)
      .uponReceiving(`a question when ${state}, expecting ${status}`)
      .withRequest('GET', '/v2/invoices', (b) => b.headers({ Authorization: authorization }))
      .willRespondWith(status, (b) => b.jsonBody(invoices))
      .executeTest((server) =>
        fetch(`${server.url}/v2/invoices`, { headers: { Authorization: authorization } }),
      );
  return join(dir, 'Accounting-Invoices.json');
};

const withService = async <T>(name: ServiceName, story: (url: string) => Promise<T>): Promise<T> => {
  const service = services[name].create({ port: 0 });
  const { url } = await service.listen();
  try {
    return await story(url);
  } finally {
    await service.close();
  }
};

const verdicts = ({ told }: Outcome): readonly string[] =>
  told.map((t) => `${t.consumer}: ${t.description}: ${t.result}`).toSorted();

const failed = ({ told }: Outcome): readonly string[] =>
  told.filter((t) => t.result !== 'OK').map((t) => `${t.consumer}: ${t.description}`);

const contract = resolve('contracts/Invoices-connector-Invoices.json');

describe('triggerStates', function () {
  this.timeout(180_000);

  it("triggerStates lets a team's Verifier verify triggers and another consumer in one run", () =>
    withService('invoices', (url) =>
      withTeam('invoices', async (folder) => {
        await fetch(`${url}/v2/invoices`, {
          method: 'POST',
          headers: { Authorization: authorization, 'Content-Type': 'application/json' },
          body: JSON.stringify({ customer: 'Contoso', amount: 1, reference: 'a ledger needs one' }),
        });
        const outcome = await runSuite({
          triggers: { config: folder, url },
          verifier: {
            provider: 'Invoices',
            pactUrls: [await writeAccounting(join(folder, 'pacts')), contract],
            providerBaseUrl: url,
            logLevel: 'error',
          },
        });
        expect(outcome).to.deep.include({ ok: false, rules: 'pass', unreached: [], left: [] });
        expect(outcome.own).to.have.members(['the service is up', 'no state yet']);
        expect(verdicts(outcome)).to.deep.equal([
          'Accounting: a question when no state yet, expecting 200: OK',
          'Accounting: a question when nothing is new, expecting 299: Error',
          'Accounting: a question when the service is up, expecting 200: OK',
          'Invoices connector: a list of invoices without a state for OnInvoiceBooked: OK',
          'Invoices connector: a list of invoices without a state for OnNewInvoice: OK',
          'Invoices connector: a list with new invoices after an older state for OnInvoiceBooked: OK',
          'Invoices connector: a list with new invoices after an older state for OnNewInvoice: OK',
          'Invoices connector: a list with no new invoices after the newest state for OnInvoiceBooked: OK',
          'Invoices connector: a list with no new invoices after the newest state for OnNewInvoice: OK',
        ]);
      }),
    ));

  it('triggerStates serves two contracts that delete the same subscription', () =>
    withService('alarms', (url) =>
      withTeam('alarms', async (folder) => {
        const file = resolve('contracts/Alarms-connector-Alarms.json');
        const second = join(folder, 'pacts/canary.json');
        mkdirSync(join(folder, 'pacts'));
        writeFileSync(second, readFileSync(file, 'utf8').replace('"Alarms connector"', '"Canary connector"'));
        const verifier = { provider: 'Alarms', pactUrls: [file, second], logLevel: 'error' as const };
        const outcome = await runSuite({ triggers: { config: folder, url }, verifier });
        expect(failed(outcome)).to.deep.equal([]);
        expect(outcome).to.deep.include({ unreached: [], left: [] });
        expect(outcome.told).to.have.length(14);
      }),
    ));
});
