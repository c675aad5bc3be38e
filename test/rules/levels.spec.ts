import { expect } from 'chai';
import { definitionRules } from '../../src/rules/definition/index.ts';
import { allRules } from '../../src/rules/index.ts';
import { rulesByMechanism } from '../../src/rules/mechanisms.ts';

/** Loses, repeats, leaks or misroutes something, or is promised with certainty: an error in both profiles. */
const always =
  'P-01 P-02 P-03 P-04 P-07 P-09 P-11 P-12 P-14 P-15 P-16 P-17 P-18 P-20 P-22 P-29 P-30 PP-03 PP-04 PP-05 PP-06 PP-07 PP-10 PP-11 S-01 S-02 S-05 W-02 W-03 W-04 W-05 W-06 W-07 W-16 C-01 C-02 C-03 C-04 C-05 C-12 C-13 C-19 U-01 U-03 U-04 V-01 W-01 W-11 W-13 W-22 C-06 C-09 C-14 U-07 U-10 S-03 S-04 S-06 S-07 L-01 L-02 L-03 L-04 L-08';
/** Promised, but not known to matter to the platform: a warning in the field. */
const promised = 'C-10 P-08 W-10 U-02 W-21 T-02 T-03';
/** Recommended. */
const recommended =
  'P-05 P-10 P-19 P-23 P-24 P-26 P-27 PP-09 W-08 W-23 U-05 U-06 W-12 W-14 W-17 W-19 C-07 C-08 C-11 C-15 C-16 W-18 L-06 L-07 S-08';

const levels: Readonly<Record<string, string>> = Object.fromEntries([
  ...always.split(' ').map((id) => [id, 'error/error']),
  ...promised.split(' ').map((id) => [id, 'error/warning']),
  ...recommended.split(' ').map((id) => [id, 'warning/warning']),
  // The sources contradict each other, so that the field may do as it likes.
  ['P-06', 'error/off'],
  ['P-13', 'warning/off'],
  // The published schema says that there is no such thing for custom connectors; what a MAY asks for.
  ['T-01', 'warning/off'],
  ['T-05', 'warning/off'],
]);

const onDefinitions: Readonly<Record<string, string>> = Object.fromEntries([
  // Refused by the platform, or leads to what is an error always.
  ...'D-01 D-03 D-04 D-05 D-06 D-07 D-08 D-09 D-16 D-19 D-22 D-23 D-26 G-03'
    .split(' ')
    .map((id) => [id, 'error/error']),
  // Promised; published connectors depart from it and work, or seem to.
  ...'D-10 D-11 D-14 D-17 D-18 K7'.split(' ').map((id) => [id, 'error/warning']),
  ...'D-02 D-12 D-15 K1 K8 G-05 T-04'.split(' ').map((id) => [id, 'warning/warning']),
  // Advice that most of the field does without, and hints.
  ...'D-13 D-20 D-21 D-25 K5 G-06'.split(' ').map((id) => [id, 'warning/off']),
]);

const isOnDefinitions = new Set(definitionRules.map((r) => r.id));
const judged = allRules.filter((r) => !isOnDefinitions.has(r.id) && !r.id.startsWith('D-'));

describe('rules', () => {
  for (const { id, level } of judged)
    it(`${id} is as severe as what its breach does`, () => {
      expect(`${level.strict}/${level.field}`).to.equal(levels[id]);
    });

  for (const { id, level } of definitionRules)
    it(`${id} is as severe as what the platform does`, () => {
      expect(`${level.strict}/${level.field}`).to.equal(onDefinitions[id]);
    });

  it('rules name only causes that are judged', () => {
    const known = new Set(allRules.map((r) => r.id));
    expect(judged.flatMap((r) => r.after ?? []).filter((id) => !known.has(id))).to.deep.equal([]);
  });

  it('rules stand in their table behind their causes, in which order they are judged', () => {
    const early = Object.entries(rulesByMechanism).flatMap(([mechanism, bound]) => {
      const ids = bound?.rules.map((r) => r.id) ?? [];
      return (bound?.rules ?? []).flatMap((rule, i) =>
        (rule.after ?? []).filter((id) => ids.indexOf(id) > i).map((id) => `${mechanism}: ${rule.id}, ${id}`),
      );
    });
    expect(early).to.deep.equal([]);
  });
});
