import { expect } from 'chai';
import { DEEPEST, exactNumbers, parseJson, readJson } from '../src/json.ts';

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

describe('exactNumbers', () => {
  it('exactNumbers keeps the digits of whole numbers that a double does not hold, and all else as it is', () => {
    const id = '1445566778899001003';
    expect(parseJson(exactNumbers(`[{"id":${id}},-${id},9007199254740991]`))).to.deep.equal([
      { id },
      `-${id}`,
      9007199254740991,
    ]);
    for (const text of [`{"a":"id ${id} \\"${id}"}`, `{"${id}":1.${id}}`, `[1e3,${id}.5,0.${id}]`, '{"a":1}'])
      expect(exactNumbers(text)).to.equal(text);
  });
});
