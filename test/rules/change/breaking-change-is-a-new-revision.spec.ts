import { expect } from 'chai';
import type { Change, ChangeKind } from '../../../src/model.ts';
import { changeRules } from '../../../src/rules/change/index.ts';
import { judge } from '../../../src/rules/judge.ts';

const change = (kind: ChangeKind): Change => ({
  kind,
  message: 'it is another',
  repair: `mend the ${kind} one`,
  before: { file: 'old.json', line: 1 },
  after: { file: 'new.json', line: 2 },
});

const judged = (kinds: readonly ChangeKind[], incomplete?: string) => {
  const view = { changes: kinds.map(change), ...(incomplete === undefined ? {} : { incomplete }) };
  const { results, findings } = judge(changeRules, view, 'OnRing', { profile: 'strict', overrides: {} });
  return [results[0]?.verdict, ...findings.map((f) => `${f.level}: ${f.message}, ${f.repair}`)];
};

describe('D-24', () => {
  it('passes when nothing changed, or nothing but what is safe', () => {
    expect(judged([])).to.deep.equal(['pass']);
    expect(judged(['safe'])).to.deep.equal(['pass']);
  });

  it('fails when a change breaks flows, and warns when it may, each with a repair of its own', () => {
    expect(judged(['risky', 'breaking', 'safe'])).to.deep.equal([
      'fail',
      'error: Breaking: it is another, mend the breaking one',
      'warning: Risky: it is another, mend the risky one',
    ]);
    expect(judged(['risky'])[0]).to.equal('warn');
  });

  it('is unknown when the comparison came to no end', () => {
    expect(judged([], 'too deep')).to.deep.equal(['unknown']);
  });
});
