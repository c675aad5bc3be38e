import { expect } from 'chai';
import { fixedRules } from '../../src/fix/fixes.ts';
import { allRules } from '../../src/rules/index.ts';

describe('rules that lint --fix repairs', () => {
  it('say so on their pages, and no others do', () => {
    const said = allRules.filter((rule) => rule.fixed !== undefined).map((rule) => rule.id);
    expect(said.toSorted()).to.deep.equal([...fixedRules].toSorted());
  });
});
