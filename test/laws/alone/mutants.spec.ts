import { expect } from 'chai';
import { services } from '../../../mocks/index.ts';
import { definitionRules } from '../../../src/rules/definition/index.ts';
import { allRules } from '../../../src/rules/index.ts';
import type { Config } from '../../../src/model.ts';
import { inParallel, verifyMock, type ServiceName } from '../verify-mock.ts';

interface Mutant {
  readonly service: ServiceName;
  readonly fault: string;
  readonly must: readonly string[];
  readonly may: readonly string[];
  readonly pact: boolean;
  readonly unknown: boolean;
  readonly restart: boolean;
  readonly internal: boolean;
}

const mutants = Object.entries(services).flatMap(([service, { faults }]) =>
  faults.map(({ name, must, may, pact, unknown, restart, internal }): Mutant => ({
    service: service as ServiceName,
    fault: name,
    must,
    may,
    pact: pact === true,
    unknown: unknown === true,
    restart: restart === true,
    internal: internal === true,
  })),
);

const known = new Set(allRules.map((r) => r.id));

const wrong = (
  { must: wanted, may, unknown }: Mutant,
  raised: readonly string[],
  verdict: string,
): string => {
  // Some faults break rules that are still to come; until then they only must not raise others.
  const must = wanted.filter((id) => known.has(id));
  const missed = must.filter((id) => !raised.includes(id));
  const extra = raised.filter((id) => !must.includes(id) && !may.includes(id));
  return [
    ...(missed.length > 0 ? [`missed ${missed.join(', ')}`] : []),
    ...(extra.length > 0 ? [`false alarm ${extra.join(', ')}`] : []),
    ...(must[0] !== undefined && raised[0] !== undefined && raised[0] !== must[0] && missed.length === 0
      ? [`${raised[0]} named before ${must[0]}`]
      : []),
    ...(unknown && verdict === 'pass' ? ['passed'] : []),
  ].join('; ');
};

/** The services are restarted only where that is what shows a fault: it takes time. */
const restarted = (config: Config): Config =>
  config.service === undefined
    ? config
    : { ...config, service: { ...config.service, restart: { method: 'POST', url: '/admin/restart' } } };

/** What the configuration must ask for, so that a fault shows. */
const asked =
  ({ restart, internal }: Mutant) =>
  (config: Config): Config => {
    const all = restart ? restarted(config) : config;
    return internal ? { ...all, callback: { ...all.callback, tryInternal: true } } : all;
  };

/** A fault of polling is looked for in the polls: the callbacks of the service would only take time. */
const triggersOf = ({ service, must }: Mutant): readonly string[] =>
  service === 'voicemail' && must.length > 0 && must.every((id) => id.startsWith('P-'))
    ? ['OnNewVoicemail', 'OnNextVoicemail']
    : [];

const tryMutant = async (mutant: Mutant) => {
  const report = await verifyMock(mutant.service, {
    fault: mutant.fault,
    triggers: triggersOf(mutant),
    change: asked(mutant),
  });
  const raised = [...new Set(report.findings.map((f) => f.rule))];
  return { mutant, raised, verdict: report.verdict, wrong: wrong(mutant, raised, report.verdict) };
};

describe('the mutants', function () {
  this.timeout(600_000);

  it('each reference service without a fault keeps every rule', async () => {
    const reports = await inParallel(Object.keys(services) as ServiceName[], 3, (name) => verifyMock(name));
    expect(reports.flatMap((r) => r.findings)).to.deep.equal([]);
    expect(reports.map((r) => r.verdict)).to.deep.equal(['pass', 'pass', 'pass']);
  });

  it('each fault raises the rules that it must raise, the one it breaks first, and none but those it may', async () => {
    let results = await inParallel(mutants, 24, tryMutant);
    // Many runs on two cores may starve one of them of its time; what counts is what it says by itself.
    for (const sideBySide of [5, 1])
      results = await inParallel(results, sideBySide, (t) =>
        t.wrong === '' ? Promise.resolve(t) : tryMutant(t.mutant),
      );
    const table = results.map(
      ({ mutant, raised, verdict, wrong: says }) =>
        `${says === '' ? ' ' : '!'} ${mutant.service.padEnd(10)}${mutant.fault.padEnd(40)}${verdict.padEnd(9)}${raised.join(' ').padEnd(24)}${says}`,
    );
    const caught = results.filter((r) => r.wrong === '').length;
    process.stdout.write(
      `${table.join('\n')}\n${caught} of ${results.length} faults caught as they must be\n`,
    );
    expect(
      results.filter((r) => r.wrong !== '').map((r) => `${r.mutant.service}/${r.mutant.fault}: ${r.wrong}`),
    ).to.deep.equal([]);
  });

  it('a fault that only Pact can see fails its interaction with every rule switched off', async () => {
    const off = Object.fromEntries(allRules.map((r) => [r.id, 'off' as const]));
    const seen = await inParallel(
      mutants.filter((m) => m.pact),
      6,
      async ({ service, fault }) => {
        const report = await verifyMock(service, {
          fault,
          pact: true,
          change: (c) => ({ ...c, rules: off }),
        });
        const bitten = report.contracts.flatMap((c) =>
          c.interactions.filter((i) => i.verdict === 'fail' || i.verdict === 'warn'),
        );
        return {
          fault: `${service}/${fault}`,
          verdict: report.verdict,
          bitten: bitten.map((i) => i.description),
          findings: report.findings.length,
        };
      },
    );
    expect(seen.filter((s) => s.bitten.length === 0 || s.findings > 0)).to.deep.equal([]);
    // One whose rule only warns warns; the others end the run with a failure.
    expect(seen.map((s) => s.verdict)).to.include('fail');
  });

  it('each rule of a running service has a fault that breaks it', () => {
    const broken = new Set(mutants.flatMap((m) => m.must));
    const judged = allRules
      .map((r) => r.id)
      .filter((id) => !id.startsWith('D-') && !definitionRules.some((r) => r.id === id));
    expect(judged.filter((id) => !broken.has(id))).to.deep.equal([]);
  });
});
