import { expect } from 'chai';
import type { Report } from '../../src/model.ts';
import { exitCodeOf } from '../../src/report/exit.ts';
import { headlineOf } from '../../src/report/headline.ts';
import { binding, findingsOfContract } from '../../src/report/owned.ts';
import { junit } from '../../src/report/reporters/junit.ts';
import { text } from '../../src/report/reporters/text.ts';
import { finding, judged, reportOf, result } from '../samples/reports.ts';

const kept = { consumer: 'C', provider: 'P', version: '1', triggers: [judged([result('P-14')])] };
const broken = {
  consumer: 'C',
  provider: 'P',
  version: '2',
  triggers: [
    judged(
      [result('P-14', { verdict: 'fail' }), result('P-05', { verdict: 'warn', level: 'warning' })],
      [finding('P-14'), finding('P-05', { level: 'warning' })],
    ),
  ],
};

const pending: Report = reportOf({ contracts: [kept, { ...broken, pending: true }] });
const binds: Report = reportOf({ contracts: [kept, broken] });

describe('a pending contract', () => {
  it('has no effect on the verdict when it is broken, and the first line says that it is', () => {
    expect(exitCodeOf(pending, { maxWarnings: 0, require: 'all' })).to.equal(0);
    expect(headlineOf(pending)).to.equal('pass, 1 pending contract not kept');
    expect(exitCodeOf(binds)).to.equal(1);
    expect(headlineOf(binds)).to.equal('fail: 1 finding, 1 warning');
  });

  it('is told with its findings when people read the report', () => {
    const [first = '', second = ''] = text(pending, { color: false }).split('C → P 2 ');
    expect(first).not.to.contain('P-14');
    expect(second)
      .to.match(/^\(pending: has no effect on the verdict\)/)
      .and.contain('✗ P-14');
  });

  it('fails no build when a program reads its JUnit', () => {
    const xml = junit(pending, { color: false });
    expect(xml).to.contain('failures="0"').and.contain('<skipped message="pending: P-14 is broken"/>');
    expect(xml).to.contain('C 2 → P: OnNew');
    expect(junit(binds, { color: false })).to.contain('failures="1"');
  });
});

describe('findingsOfContract', () => {
  it('findingsOfContract tells two contracts of one provider apart', () => {
    const [one, two] = binds.contracts;
    expect(one && findingsOfContract(binds, one)).to.deep.equal([]);
    expect(two && findingsOfContract(binds, two).map((f) => f.rule)).to.deep.equal(['P-14', 'P-05']);
  });

  it('binding leaves out what nobody relies on yet', () => {
    expect(binding(pending).contracts.map((c) => c.version)).to.deep.equal(['1']);
    expect(binding(pending).findings).to.deep.equal([]);
    expect(binding(binds).findings).to.have.length(2);
  });
});
