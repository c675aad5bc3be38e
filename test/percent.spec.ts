import { expect } from 'chai';
import { formDecoded, percentDecoded } from '../src/percent.ts';

describe('percentDecoded', () => {
  it('percentDecoded leaves a plus, and what it cannot read, as they are', () => {
    expect(['a%2Fb+c', '100%', '%C3'].map(percentDecoded)).to.deep.equal(['a/b+c', '100%', '%C3']);
  });
});

describe('formDecoded', () => {
  it('formDecoded takes a plus for a space, but not where the text cannot be read', () => {
    expect(['a%2Fb+c', '100%+1'].map(formDecoded)).to.deep.equal(['a/b c', '100%+1']);
  });
});
