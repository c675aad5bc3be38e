import { expect } from 'chai';
import { judge } from '../../src/rules/judge.ts';
import { defineRule, type Rule, type RuleDescription } from '../../src/rules/rule.ts';

type View = readonly string[];

const described = (id: string, more: Partial<RuleDescription> = {}): RuleDescription => ({
  id,
  slug: id.toLowerCase(),
  title: id,
  why: '',
  repair: `repair of ${id}`,
  example: { breaks: '', keeps: '' },
  source: '',
  level: { strict: 'error', field: 'error' },
  noSubject: 'nothing to judge',
  ...more,
});

/** Speaks of every letter of the view that is among its own. */
const letters = (id: string, wrong: string, more: Partial<RuleDescription> = {}): Rule<View> =>
  defineRule<View, string>({
    ...described(id, more),
    subjects: (view) => view,
    about: (letter) => [letter],
    *judge(letter) {
      if (wrong.includes(letter)) yield { message: `${letter} is wrong` };
    },
  });

const whole = (id: string, more: Partial<RuleDescription> = {}): Rule<View> =>
  defineRule<View, View>({
    ...described(id, more),
    subjects: (view) => [view],
    *judge() {
      yield { message: 'all is wrong' };
    },
  });

const judged = (...rules: readonly Rule<View>[]): string[] =>
  judge(rules, ['a', 'b'], 'T', { profile: 'strict', overrides: {} }).results.map(
    (r) => `${r.id} ${r.verdict}${r.reason === undefined ? '' : `: ${r.reason}`}`,
  );

const said = (...rules: readonly Rule<View>[]): string[] =>
  judge(rules, ['a', 'b'], 'T', { profile: 'strict', overrides: {} }).findings.map(
    (f) => `${f.rule} ${f.message}`,
  );

describe('judge', () => {
  it('judge leaves out the subject of which a cause has been told, and no other', () => {
    const rules = [letters('A', 'a'), letters('B', 'ab', { after: ['A'] })];
    expect(said(...rules)).to.deep.equal(['A a is wrong', 'B b is wrong']);
  });

  it('judge skips a rule when the cause of every subject has been told', () => {
    expect(judged(letters('A', 'ab'), letters('B', 'a', { after: ['A'] }))).to.deep.equal([
      'A fail',
      'B skip: because A failed',
    ]);
  });

  it('judge takes a cause of the whole for a cause of every subject', () => {
    expect(judged(whole('A'), letters('B', 'a', { after: ['A'] }))[1]).to.equal('B skip: because A failed');
  });

  it('judge takes a cause of one subject for a cause of a rule that speaks of the whole', () => {
    expect(judged(letters('A', 'a'), whole('B', { after: ['A'] }))[1]).to.equal('B skip: because A failed');
  });

  it('judge gives a finding the repair of its remark where that fits better', () => {
    const rule = defineRule<View, View>({
      ...described('A'),
      subjects: (view) => [view],
      *judge() {
        yield { message: 'late', repair: 'be patient' };
      },
    });
    const [finding] = judge([rule], [], 'T', { profile: 'strict', overrides: {} }).findings;
    expect(finding?.repair).to.equal('be patient');
  });

  it('judge calls a rule that crashes unknown', () => {
    const rule = defineRule<View, View>({
      ...described('A'),
      subjects() {
        throw new Error('oops');
      },
      *judge() {},
    });
    expect(judged(rule)[0]).to.match(/^A unknown: The rule crashed: Error: oops/);
  });
});
