import { expect } from 'chai';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Report } from '../../src/model.ts';
import { runIn } from '../cli/world.ts';
import { runSuite } from '../pact-suite/run-suite.ts';
import { openRealBroker, type RealBroker } from './real-broker.ts';

const written = (): string => readFileSync('specs/pact-broker/triggerpact.yaml', 'utf8');

/** The configuration of the webhooks, for the broker of this story. */
const configuration = (broker: RealBroker): string =>
  written()
    .replace('definitions: ', `definitions: ${resolve('specs/pact-broker')}/`)
    .replace('contracts: ../../contracts', `contracts: ${resolve('contracts')}`)
    .replace(
      /url: http.*\n/,
      `url: ${broker.url}\n  credentials: { headers: { Authorization: '${broker.authorization ?? ''}' } }\n`,
    );

/** A webhook can only name a provider that the broker knows. */
const seed = async (broker: RealBroker): Promise<void> => {
  const { triggers } = parse(written()) as {
    triggers: { OnContractPublished: { emit: { body: Record<string, unknown> } } };
  };
  const { body } = triggers.OnContractPublished.emit;
  const { status } = await fetch(`${broker.url}/contracts/publish`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/hal+json',
      Authorization: broker.authorization ?? '',
    },
    body: JSON.stringify({ ...body, pacticipantVersionNumber: 'seed' }),
  });
  expect(status).to.equal(200);
};

// Another broker need not be allowed to call this machine.
if ((process.env['PACT_BROKER_BASE_URL'] ?? '') === '')
  describe('webhooks of a Pact Broker, which was not made for this', function () {
    this.timeout(300_000);
    const folder = mkdtempSync(join(tmpdir(), 'triggerpact-'));
    let broker: RealBroker;

    before(async () => {
      broker = await openRealBroker(join(folder, 'broker.sqlite3'));
      await seed(broker);
    });

    after(async () => {
      await broker.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    it('keep the contract of a trigger, late and one by one as they come', async () => {
      writeFileSync(join(folder, 'triggerpact.yaml'), configuration(broker));
      const { code, stdout, stderr } = await runIn(folder, ['verify', '--reporter', 'json'], {
        now: Date.now,
      });
      const report = JSON.parse(stdout) as Report;
      expect([code, report.verdict, report.reason]).to.deep.equal([0, 'pass', undefined]);
      // A callback that is registered twice is notified twice, and goes on after one of its two DELETEs.
      const told = report.findings.map((f) => `${f.level} ${f.rule}`);
      // It calls again ten seconds after a 410: whether the run is still there to see it depends on the order of its calls.
      expect(told.filter((f) => f !== 'warning C-08')).to.deep.equal(['warning W-18', 'warning L-07']);
      expect(report.summary.rules.unknown + report.summary.interactions.unknown).to.equal(0);
      expect(stdout + stderr).not.to.contain(broker.authorization);
    });

    it("are what Pact's own Verifier says of the committed contract, too", async () => {
      writeFileSync(join(folder, 'triggerpact.yaml'), configuration(broker));
      const outcome = await runSuite({
        triggers: { config: folder },
        verifier: {
          provider: 'Pact Broker',
          pactUrls: [resolve('contracts/Pact-Broker-connector-Pact-Broker.json')],
          logLevel: 'error',
        },
      });
      expect(outcome.told.map((t) => t.result)).to.deep.equal(Array(7).fill('OK'));
      expect(outcome).to.deep.include({ ok: true, unreached: [], left: [] });
      expect(outcome.printed).not.to.contain(broker.authorization);
    });
  });
