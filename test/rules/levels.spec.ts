import { expect } from 'chai';
import { allRules } from '../../src/rules/index.ts';

/** Loses, repeats, leaks or misroutes something, or is promised with certainty: an error in both profiles. */
const always =
  'P-01 P-02 P-03 P-04 P-07 P-09 P-11 P-14 P-15 P-18 P-20 P-22 P-30 PP-03 PP-04 PP-05 PP-06 PP-07 W-02 W-03 W-04 W-05 W-06 W-07 W-16 C-01 C-02 C-03 C-04 C-05 C-12 C-13 C-19 U-01 U-03 U-04 V-01';
/** Promised, but not known to matter to the platform: a warning in the field. */
const promised = 'P-08 W-10 U-02';
/** Recommended. */
const recommended = 'P-05 P-10 P-23 P-26 W-08 W-23 U-05 U-06';

const levels: Readonly<Record<string, string>> = Object.fromEntries([
  ...always.split(' ').map((id) => [id, 'error/error']),
  ...promised.split(' ').map((id) => [id, 'error/warning']),
  ...recommended.split(' ').map((id) => [id, 'warning/warning']),
  // The sources contradict each other, so that the field may do as it likes.
  ['P-06', 'error/off'],
]);

const judged = allRules.filter((r) => !r.id.startsWith('D-'));

describe('rules', () => {
  for (const { id, level } of judged)
    it(`${id} is as severe as what its breach does`, () => {
      expect(`${level.strict}/${level.field}`).to.equal(levels[id]);
    });

  it('rules name only causes that are judged', () => {
    const known = new Set(allRules.map((r) => r.id));
    expect(judged.flatMap((r) => r.after ?? []).filter((id) => !known.has(id))).to.deep.equal([]);
  });
});
