import { expect } from 'chai';
import { notJudgedLine } from '../../src/report/reporters/not-judged.ts';
import { result } from '../samples/reports.ts';

const skipped = (count: number, reason: string) =>
  Array.from({ length: count }, (_, i) => result(`X-${i}`, { verdict: 'skip', reason }));

describe('notJudgedLine', () => {
  it('counts the rules of each reason, the most frequent first', () => {
    expect(
      notJudgedLine([...skipped(1, 'no emit is configured'), ...skipped(5, 'because P-04 failed')], 120),
    ).to.equal('6 rules not judged (--verbose names them): 5 because P-04 failed; 1 no emit is configured');
  });

  it('keeps short reasons whole and cuts long ones when the line is narrow', () => {
    const line = notJudgedLine(
      [...skipped(1, 'so long '.repeat(20)), ...skipped(5, 'because P-04 failed')],
      79,
    );
    expect(line).to.include('5 because P-04 failed; 1 so lo');
    expect(line.length).to.be.at.most(79);
  });

  it('stays one line whatever the number of reasons and their text', () => {
    const many = Array.from({ length: 40 }, (_, i) => skipped(1, `${i}\u001B[31m${'x'.repeat(i)}`)).flat();
    const line = notJudgedLine(many, 79);
    expect(line)
      .to.match(/^40 rules not judged/)
      .and.not.match(/[\n\p{Cc}]/u);
    expect(line.length).to.be.at.most(79);
  });
});
