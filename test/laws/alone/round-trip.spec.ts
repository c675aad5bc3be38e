import { expect } from 'chai';
import { inParallel } from '../../in-parallel.ts';
import { verifyDefinition } from '../../mock/verify-definition.ts';

describe('the mock of a definition', function () {
  this.timeout(180_000);

  it('keeps its contract, as the configuration that is written for it verifies', async () => {
    const definitions = ['specs/voicemail', 'specs/invoices', 'specs/alarms', 'specs/pact-broker'];
    const reports = await inParallel(definitions, 4, (d) => verifyDefinition(d, { pact: true }));
    expect(reports.flatMap((r) => r.findings)).to.deep.equal([]);
    expect(reports.map((r) => r.verdict)).to.deep.equal(definitions.map(() => 'pass'));
    const judged = reports
      .flatMap((r) => r.contracts)
      .flatMap((c) => c.triggers)
      .flatMap((t) => t.rules);
    for (const rule of ['P-15', 'C-19', 'V-01', 'P-07', 'U-03'])
      expect(
        judged.filter((r) => r.id === rule).map((r) => r.verdict),
        rule,
      ).not.to.include('skip');
  });
});
