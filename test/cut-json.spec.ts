import { expect } from 'chai';
import { closed, endOfValues } from '../src/cut-json.ts';

describe('endOfValues', () => {
  const text = JSON.stringify(Array.from({ length: 2000 }, (_, i) => ({ i, text: '[,{' })));

  it('endOfValues counts values and members, not what stands in strings', () => {
    expect(endOfValues(text, 100_000)).to.deep.equal({ values: 1 + 1999 + 2000 * 2, end: undefined });
  });

  it('endOfValues counts what a short text holds, however long its strings are', () => {
    expect(endOfValues(`{"id":1,"text":"${'x'.repeat(500)}"}`, 100_000)).to.deep.equal({
      values: 2,
      end: undefined,
    });
  });

  it('endOfValues says where there are more than allowed', () => {
    const { end = 0 } = endOfValues(text, 300);
    expect(text.slice(0, end)).to.match(/^\[\{"i":0,.*\{"i":99,"text":"\[,\{"\}$/s);
  });
});

describe('closed', () => {
  for (const [cut, whole] of [
    ['[{"a":1},{"b":2},{"c"', '[{"a":1},{"b":2}]'],
    ['{"value":[1,2,3', '{"value":[1,2]}'],
    ['{"value":[{"id":1,"te', '{"value":[{"id":1}]}'],
    ['["a,b","c\\",","d', '["a,b","c\\","]'],
    ['{"a":[1],"b"', '{"a":[1]}'],
  ] as const)
    it(`closed makes ${whole} of ${cut}`, () => {
      expect(closed(cut)).to.equal(whole);
    });

  it('closed makes nothing of what has no complete part, nor of what is nested too deep', () => {
    for (const cut of ['', '[', '{"a', '['.repeat(100_000), '[1,'.repeat(1000)]) {
      const made = closed(cut);
      expect(made === undefined || JSON.stringify(JSON.parse(made)).length < 2000).to.equal(true);
    }
  });
});
