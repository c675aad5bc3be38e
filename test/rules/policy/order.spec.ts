import { expect } from 'chai';
import type { Json } from '../../../src/model.ts';
import { compareStates } from '../../../src/rules/policy/order.ts';

const later: readonly (readonly [newer: Json, older: Json])[] = [
  [10, 9],
  ['10', '9'],
  ['10.5', 9],
  ['1445566778899001002', '1445566778899001001'],
  ['1445566778899001002', 7],
  ['2026-01-02', '2026-01-01'],
  ['2026-01-01T10:00:00Z', '2026-01-01T11:59:59+02:00'],
  ['2026-01-01 10:00:00+0000', '2026-01-01T09:59:59Z'],
  ['2026-01-01T10:00:00.1234567Z', '2026-01-01T10:00:00.1234566Z'],
  ['2026-01-01T10:00:00.5Z', '2026-01-01T10:00:00Z'],
];

const incomparable: readonly (readonly [Json, Json])[] = [
  ['b2k', 'a1k'],
  [null, 1],
  ['2026-01-01T10:00:00Z', 17],
  [{ a: 1 }, { a: 0 }],
];

describe('compareStates', () => {
  for (const [newer, older] of later)
    it(`compareStates puts ${JSON.stringify(newer)} after ${JSON.stringify(older)}`, () => {
      expect([
        Math.sign(compareStates(newer, older) ?? NaN),
        Math.sign(compareStates(older, newer) ?? NaN),
      ]).to.deep.equal([1, -1]);
    });

  for (const [one, other] of incomparable)
    it(`compareStates gives nothing for ${JSON.stringify(one)} and ${JSON.stringify(other)}`, () => {
      expect(compareStates(one, other)).to.equal(undefined);
    });

  it('compareStates finds equal what is the same text or the same instant', () => {
    expect([
      compareStates('b2k', 'b2k'),
      compareStates('2026-01-01T10:00:00Z', '2026-01-01T12:00:00+02:00'),
    ]).to.deep.equal([0, 0]);
  });
});
