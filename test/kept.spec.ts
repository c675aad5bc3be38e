import { expect } from 'chai';
import { keptBy, once } from '../src/kept.ts';

describe('keptBy', () => {
  it('makes a value once for each object, also one that is undefined', () => {
    const lengthOf = keptBy<readonly string[], number | undefined>();
    const list = ['a', 'b'];
    let made = 0;
    const make = (value: number | undefined) => () => {
      made += 1;
      return value;
    };
    expect([lengthOf(list, make(2)), lengthOf(list, make(3))]).to.deep.equal([2, 2]);
    expect([lengthOf(['a', 'b'], make(3))]).to.deep.equal([3]);
    const empty: readonly string[] = [];
    expect([lengthOf(empty, make(undefined)), lengthOf(empty, make(4))]).to.deep.equal([
      undefined,
      undefined,
    ]);
    expect(made).to.equal(3);
  });
});

describe('once', () => {
  it('makes a value when it is first asked for, and never again', () => {
    let made = 0;
    const value = once(() => (made += 1));
    expect(made).to.equal(0);
    expect([value(), value(), made]).to.deep.equal([1, 1, 1]);
  });
});
