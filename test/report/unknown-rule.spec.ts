import { expect } from 'chai';
import { unknownRule } from '../../src/report/unknown-rule.ts';
import { allRules } from '../../src/rules/index.ts';

const proposed = (name: string): readonly string[] => {
  const question = unknownRule(name, allRules).split('(did you mean ')[1] ?? '';
  return question.match(/[A-Z]+-\d+/g) ?? [];
};

describe('unknownRule', () => {
  it('proposes nothing, and names the list, when nothing is near', () => {
    expect(unknownRule('nonsense', allRules)).to.equal(
      'Unknown rule "nonsense"; "triggerpact explain" lists them all',
    );
  });

  it('proposes the id that was mistyped', () => {
    expect(proposed('P-4')[0]).to.equal('P-04');
    expect(proposed('pp3')[0]).to.equal('PP-03');
  });

  it('proposes at most three ids', () => {
    for (const name of ['P-99', 'location', '', 'W-']) expect(proposed(name).length, name).to.be.at.most(3);
    expect(proposed('location')).to.have.length(3);
  });

  it('proposes the rule whose slug was mistyped', () => {
    expect(proposed('nothing-is-lots')).to.deep.equal(['P-15']);
  });

  it('proposes rules by a word of their slugs', () => {
    expect(unknownRule('baseline', allRules)).to.equal(
      'Unknown rule "baseline" (did you mean "P-06"?); "triggerpact explain" lists them all',
    );
    expect(unknownRule('poll location', allRules)).to.match(/\(did you mean "P-\d+", "P-\d+" or "P-\d+"\?\)/);
  });
});
