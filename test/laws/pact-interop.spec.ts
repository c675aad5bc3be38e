import { expect } from 'chai';
import { resolve } from 'node:path';
import { services } from '../../mocks/index.ts';
import type { InteractionResult } from '../../src/model.ts';
import { runSuite, withTeam, type Outcome } from '../pact-suite/run-suite.ts';
import { inParallel } from '../in-parallel.ts';
import { verifyMock, type ServiceName } from './verify-mock.ts';

const contracts: Readonly<Record<ServiceName, string>> = {
  voicemail: 'Voicemail',
  invoices: 'Invoices',
  alarms: 'Alarms',
};

type Verdicts = Readonly<Record<string, string>>;

/** What Pact's own Verifier says of each interaction; what could not be asked is told apart from what failed. */
const ofVerifier = ({ told, unreached }: Outcome): Verdicts => {
  const missed = unreached as unknown as readonly { readonly description: string; readonly skip: boolean }[];
  return Object.fromEntries(
    told.map(({ description, result }) => {
      const miss = missed.find((u) => u.description === description);
      const open = miss?.skip === true ? 'skip' : 'unknown';
      if (miss !== undefined && result === 'OK') return [description, 'passed over'];
      return [description, miss === undefined ? (result === 'OK' ? 'pass' : 'fail') : open];
    }),
  );
};

/** What our bridge says; Pact has no word for a warning. */
const ofBridge = (interactions: readonly InteractionResult[]): Verdicts =>
  Object.fromEntries(
    interactions.map(({ description, verdict }) => [description, verdict === 'warn' ? 'fail' : verdict]),
  );

interface Case {
  readonly name: ServiceName;
  readonly fault?: string;
}

const verifierOn = async ({ name, fault }: Case): Promise<Verdicts> => {
  const service = services[name].create({ port: 0, ...(fault === undefined ? {} : { fault }) });
  const { url } = await service.listen();
  const title = contracts[name];
  try {
    const verifier = {
      provider: title,
      pactUrls: [resolve(`contracts/${title}-connector-${title}.json`)],
      logLevel: 'error' as const,
    };
    return ofVerifier(await withTeam(name, (config) => runSuite({ triggers: { config, url }, verifier })));
  } finally {
    await service.close();
  }
};

const bridgeOn = async ({ name, fault }: Case): Promise<Verdicts> => {
  const report = await verifyMock(name, { pact: true, ...(fault === undefined ? {} : { fault }) });
  return ofBridge(report.contracts[0]?.interactions ?? []);
};

const compare = async (one: Case) => {
  const [verifier, bridge] = await Promise.all([verifierOn(one), bridgeOn(one)]);
  return { ...one, verifier, bridge };
};

const whole = (Object.keys(contracts) as ServiceName[]).map((name): Case => ({ name }));

describe("Pact's own Verifier", function () {
  this.timeout(240_000);

  it('says of every interaction of the reference services what our bridge says', async () => {
    for (const { name, verifier, bridge } of await inParallel(whole, 3, compare)) {
      expect(verifier, name).to.deep.equal(bridge);
      expect(new Set(Object.values(verifier)), name).to.deep.equal(new Set(['pass']));
    }
  });

  it('says the same of services that break what an interaction shows', async () => {
    const broken: readonly Case[] = [
      { name: 'voicemail', fault: 'empty-list-when-quiet' },
      { name: 'invoices', fault: 'root-array' },
      { name: 'alarms', fault: 'notification-lacks-property' },
      { name: 'alarms', fault: 'delete-answers-500' },
    ];
    for (const { name, fault, verifier, bridge } of await inParallel(broken, 4, compare)) {
      expect(verifier, `${name} ${fault}`).to.deep.equal(bridge);
      expect(Object.values(verifier), `${name} ${fault}`).to.include('fail');
    }
  });
});
