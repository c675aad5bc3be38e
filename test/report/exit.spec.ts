import { expect } from 'chai';
import { exitCodeOf, exitOf, type ExitOptions, warningsOf } from '../../src/report/exit.ts';
import type { InteractionResult, Report, RuleResult } from '../../src/model.ts';
import { finding, interaction, judged, reportOf, result } from '../samples/reports.ts';

const withRules = (results: readonly RuleResult[], findings = [] as ReturnType<typeof finding>[]): Report =>
  reportOf({ contracts: [{ consumer: 'C', provider: 'P', triggers: [judged(results, findings)] }] });

const pass = withRules([result('A')]);
const fail = withRules([result('A', { verdict: 'fail' })], [finding('A')]);
const unknown = withRules([result('A', { verdict: 'unknown' })]);
const warned = withRules([result('A', { verdict: 'warn' })], [finding('A', { level: 'warning' })]);
const skipped = withRules([result('A'), result('B', { verdict: 'skip', reason: 'there is no emit' })]);
const off = withRules([result('A'), result('B', { verdict: 'skip', level: 'off' })]);

describe('exitCodeOf', () => {
  const cases: { when: string; report: Report; options?: ExitOptions; gives: number }[] = [
    { when: 'all is well', report: pass, gives: 0 },
    { when: 'a contract is broken', report: fail, gives: 1 },
    { when: 'it could not tell', report: unknown, gives: 2 },
    { when: 'nothing was judged', report: withRules([]), gives: 2 },
    { when: 'there are warnings', report: warned, gives: 0 },
    { when: 'there are more warnings than allowed', report: warned, options: { maxWarnings: 0 }, gives: 1 },
    { when: 'there are as many warnings as allowed', report: warned, options: { maxWarnings: 1 }, gives: 0 },
    { when: 'a rule is skipped', report: skipped, gives: 0 },
    { when: 'a required rule is skipped', report: skipped, options: { require: ['B'] }, gives: 2 },
    { when: 'another rule is required', report: skipped, options: { require: ['A'] }, gives: 0 },
    { when: 'all rules are required', report: skipped, options: { require: 'all' }, gives: 2 },
    { when: 'all are required and one is switched off', report: off, options: { require: 'all' }, gives: 0 },
    { when: 'a required rule is switched off', report: off, options: { require: ['B'] }, gives: 2 },
    { when: 'a required rule is nowhere', report: pass, options: { require: ['Z'] }, gives: 2 },
    {
      when: 'a contract is broken and a required rule skipped',
      report: fail,
      options: { require: ['Z'] },
      gives: 1,
    },
  ];
  for (const { when, report, options, gives } of cases)
    it(`gives ${gives} when ${when}`, () => {
      expect(exitCodeOf(report, options)).to.equal(gives);
    });

  it('counts once what a finding and an interaction tell of one breach', () => {
    const said = { verdict: 'warn', duplicateOf: 'A' } as const;
    const warnings = (interactions: readonly InteractionResult[]): number =>
      warningsOf(
        reportOf({
          contracts: [
            {
              consumer: 'C',
              provider: 'P',
              triggers: [judged([result('A', { verdict: 'warn' })], [finding('A', { level: 'warning' })])],
              interactions,
            },
          ],
        }),
      );
    expect(warnings([interaction('a poll', said), interaction('another', said)])).to.equal(1);
    expect(warnings([interaction('a poll', { verdict: 'warn' })])).to.equal(2);
  });

  it('says why when the verdict alone does not', () => {
    expect(exitOf(skipped, { require: ['B'] }).reasons).to.deep.equal([
      'required rule B was not judged on OnNew: there is no emit',
    ]);
  });
});
