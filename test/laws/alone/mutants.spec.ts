import { expect } from 'chai';
import { services } from '../../../mocks/index.ts';
import { definitionRules } from '../../../src/rules/definition/index.ts';
import { allRules } from '../../../src/rules/index.ts';
import { mutants } from '../mutants.ts';
import { inParallel } from '../../in-parallel.ts';
import { verifyMock, type ServiceName } from '../verify-mock.ts';

describe('the mutants', function () {
  this.timeout(600_000);

  it('each reference service without a fault keeps every rule', async () => {
    const reports = await inParallel(Object.keys(services) as ServiceName[], 3, (name) => verifyMock(name));
    expect(reports.flatMap((r) => r.findings)).to.deep.equal([]);
    expect(reports.map((r) => r.verdict)).to.deep.equal(['pass', 'pass', 'pass']);
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

  it('are told of by rules that there are', () => {
    const known = new Set(allRules.map((r) => r.id));
    const named = mutants.flatMap(({ must, may }) => [...must, ...may]);
    expect(named.filter((id) => !known.has(id))).to.deep.equal([]);
  });

  it('each rule of a running service has a fault that breaks it', () => {
    const broken = new Set(mutants.flatMap((m) => m.must));
    const judged = allRules
      .map((r) => r.id)
      .filter((id) => !id.startsWith('D-') && !definitionRules.some((r) => r.id === id));
    expect(judged.filter((id) => !broken.has(id))).to.deep.equal([]);
  });
});
