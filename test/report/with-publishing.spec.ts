import { expect } from 'chai';
import { settlePending } from '../../src/report/settle-pending.ts';
import { withLog } from '../../src/report/with-log.ts';
import { withPublishing } from '../../src/report/with-publishing.ts';
import { finding, judged, reportOf, result } from '../samples/reports.ts';

const passed = reportOf();
const failed = reportOf({
  contracts: [
    {
      consumer: 'C',
      provider: 'P',
      triggers: [judged([result('P-01', { verdict: 'fail' })], [finding('P-01')])],
    },
  ],
});

describe('withPublishing', () => {
  it('withPublishing notes what was published, and leaves the verdict', () => {
    const { verdict, notes } = withPublishing(passed, { message: 'Published: it', failed: false });
    expect({ verdict, notes }).to.deep.equal({ verdict: 'pass', notes: [{ message: 'Published: it' }] });
  });

  it('withPublishing keeps a pass from being one when the result could not be published', () => {
    const { verdict, reason } = withPublishing(passed, { message: 'no broker', failed: true });
    expect({ verdict, reason }).to.deep.equal({ verdict: 'unknown', reason: 'no broker' });
  });

  it('withPublishing leaves a breach a breach when the result could not be published', () => {
    const { verdict, reason } = withPublishing(
      { ...failed, reason: 'late' },
      { message: 'no broker', failed: true },
    );
    expect({ verdict, reason }).to.deep.equal({ verdict: 'fail', reason: 'late; no broker' });
  });
});

describe('settlePending', () => {
  it('settlePending passes whatever became of a pending contract, and notes why it was not judged to its end', () => {
    const { verdict, reason, contracts, notes } = settlePending(
      { ...failed, reason: 'interrupted' },
      'the contract',
    );
    expect({ verdict, reason, notes }).to.deep.equal({
      verdict: 'pass',
      reason: undefined,
      notes: [{ message: 'Pending, so without effect: the contract: interrupted' }],
    });
    expect(contracts.map((c) => [c.pending, c.verdict])).to.deep.equal([[true, 'fail']]);
  });
});

describe('withLog', () => {
  it('withLog shows what the service printed last, only when the report did not pass', () => {
    expect(withLog(passed, 'boom')).to.equal(passed);
    expect(withLog(failed, '')).to.equal(failed);
    expect(withLog(failed, 'boom').notes).to.deep.equal([{ message: 'The service printed last:\nboom' }]);
  });
});
