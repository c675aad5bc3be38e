import { expect } from 'chai';
import { closest, didYouMean, nearest } from '../src/suggest.ts';

describe('nearest', () => {
  const cases: [string, string[], string | undefined][] = [
    ['lnit', ['list', 'lint'], 'lint'],
    ['P-4', ['P-01', 'P-04', 'C-04'], 'P-04'],
    ['EMIT', ['inputs', 'emit'], 'emit'],
    ['x', ['emit', 'list'], undefined],
    ['something', [], undefined],
  ];
  for (const [name, candidates, gives] of cases)
    it(`gives ${gives ?? 'nothing'} when ${name} is asked of ${candidates.join(', ') || 'nothing'}`, () => {
      expect(nearest(name, candidates)).to.equal(gives);
    });
});

describe('closest', () => {
  it('gives every near candidate, the likeliest first', () => {
    expect(closest('P-4', ['C-04', 'P-01', 'P-04', 'emit'])).to.deep.equal(['P-04', 'C-04', 'P-01']);
    expect(closest('nonsense', ['P-01', 'P-04'])).to.deep.equal([]);
  });
});

describe('didYouMean', () => {
  it('is a question, or nothing, so that it can end a sentence', () => {
    expect(`Unknown "emitt"${didYouMean('emitt', ['emit'])}`).to.equal(
      'Unknown "emitt" (did you mean "emit"?)',
    );
    expect(`Unknown "x"${didYouMean('x', ['emit'])}`).to.equal('Unknown "x"');
  });
});
