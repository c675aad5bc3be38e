import { expect } from 'chai';
import { typesOf } from '../../src/openapi/schema-keywords.ts';

describe('typesOf', () => {
  it('typesOf gives the types that exist', () => {
    expect(typesOf(['string', 'null'])).to.deep.equal(['string', 'null']);
  });

  it('typesOf gives nothing for what is no type at all, whatever it is', () => {
    for (const type of [undefined, null, 7, 'text', [['string']], { toString: 1 }, [{ toString: 1 }]])
      expect(typesOf(type)).to.equal(undefined);
  });
});
