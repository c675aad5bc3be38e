import { expect } from 'chai';
import { DEEPEST, parseJson, readJson } from '../src/json.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('readJson', () => {
  it('readJson reads JSON as deep as it may be, and says of what is deeper that it is', () => {
    expect(readJson(nested(DEEPEST)).ok).to.equal(true);
    for (const depth of [DEEPEST + 1, 5000, 100_000])
      expect(readJson(nested(depth))).to.deep.equal({
        ok: false,
        why: 'is nested deeper than 200 levels, and cannot be read',
      });
  });

  it('readJson says of anything else that it is not JSON', () => {
    for (const text of ['', 'NaN', '{"a":NaN}', "{'a':1}", '[1,]'])
      expect(readJson(text)).to.deep.equal({ ok: false, why: 'is not JSON' });
  });
});

describe('parseJson', () => {
  it('parseJson passes over a byte order mark', () => {
    expect(parseJson('\uFEFF{"a":1}')).to.deep.equal({ a: 1 });
  });
});
