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

  it('tells two reasons and counts the others', () => {
    const long = 'the definition declares no schema for the status that came, or nothing was accepted';
    const rules = [
      ...skipped(3, 'because P-14 failed'),
      ...skipped(2, long),
      ...skipped(1, 'no Location held a state'),
      ...skipped(1, 'no poll was answered 200'),
    ];
    expect(notJudgedLine(rules, 190)).to.equal(
      `7 rules not judged (--verbose names them): 3 because P-14 failed; 2 ${long}; and 2 others`,
    );
    expect(notJudgedLine(rules, 150)).to.equal(
      `7 rules not judged (--verbose names them): 3 because P-14 failed; 2 ${long.slice(0, 60)}…; and 2 others`,
    );
  });

  it('tells one reason when the line is narrow, as much of it as there is room for', () => {
    const wordy = skipped(1, 'so long '.repeat(20));
    expect(notJudgedLine([...wordy, ...skipped(5, 'because P-04 failed')], 79)).to.equal(
      '6 rules not judged (--verbose names them): 5 because P-04 failed; and 1 other',
    );
    const line = notJudgedLine(wordy, 79);
    expect(line).to.match(/: 1 so long so long .*…$/);
    expect(line.length).to.be.within(70, 79);
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
