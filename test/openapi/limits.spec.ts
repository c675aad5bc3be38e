import { expect } from 'chai';
import { bracketDepth } from '../../src/openapi/limits.ts';

describe('bracketDepth', () => {
  it('leaves strings out', () => {
    expect(bracketDepth('{"a[": [["]"]]}')).to.equal(3);
  });

  it('leaves comments out where there are some, whatever quotes they hold', () => {
    expect(bracketDepth('{/* " [[[ */ "a": [[]]}', true)).to.equal(3);
    expect(bracketDepth('{// " [[[\n "a": [[]]}', true)).to.equal(3);
    expect(bracketDepth('{"a": "// not one", "b": [[]]} /* [', true)).to.equal(3);
    expect(bracketDepth('[https://[[[')).to.equal(4);
  });
});
