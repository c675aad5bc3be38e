import { expect } from 'chai';
import { placeInFiles } from '../../src/report/place.ts';
import type { RawFinding } from '../../src/rules/judge.ts';

const raw = (rule: string, more: Partial<RawFinding> = {}): RawFinding => ({
  rule,
  slug: 'a-promise',
  level: 'error',
  trigger: 'OnNew',
  message: 'It is broken',
  ...more,
});

const operation = { file: 'a.json', line: 3, column: 7 };
const items = { file: 'a.json', line: 4, column: 1 };
const policy = { file: 'apiProperties.json', line: 9, column: 5 };
const text = { file: 'triggerpact.yaml', line: 12, column: 9 };
const places = {
  definition: operation,
  policy,
  pointers: { '/paths/~1items': items },
  configuration: { '/expect/~1text': text },
};

describe('placeInFiles', () => {
  const cases = [
    ['the operation in the definition', raw('P-04'), operation],
    ['what the finding names in the definition', raw('W-11', { written: '/paths/~1items' }), items],
    ['the operation when the place of that is not known', raw('W-11', { written: '/info' }), operation],
    ['the policy when the gateway polls by it', raw('PP-03'), policy],
    [
      'the configuration when it holds what was promised',
      raw('V-01', { configured: ['expect', '/text'] }),
      text,
    ],
  ] as const;
  for (const [what, finding, place] of cases)
    it(`placeInFiles names ${what}`, () => {
      const [placed] = placeInFiles([finding], places);
      expect(placed?.written).to.deep.equal(place);
      expect(placed).not.to.have.property('configured');
    });

  it('placeInFiles names nothing when no file was read', () => {
    expect(placeInFiles([raw('PP-03', { written: '/info' })])[0]).not.to.have.property('written');
  });
});
