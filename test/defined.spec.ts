import { expect } from 'chai';
import { defined } from '../src/defined.ts';

describe('defined', () => {
  it('defined leaves a member out when it is undefined, and keeps every other value', () => {
    expect(defined({ a: undefined, b: null, c: 0, d: '', e: false })).to.deep.equal({
      b: null,
      c: 0,
      d: '',
      e: false,
    });
    expect(Object.keys(defined({ a: undefined }))).to.deep.equal([]);
  });

  it('defined gives what an optional member takes when its value may be undefined', () => {
    const named = (name?: string): { readonly name?: string; readonly always: number } =>
      defined({ name, always: 1 });
    expect([named('x'), named()]).to.deep.equal([{ name: 'x', always: 1 }, { always: 1 }]);
  });
});
