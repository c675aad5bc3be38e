import { expect } from 'chai';
import { relateInteractions } from '../../src/report/relate-interactions.ts';
import { nativeTrigger } from '../samples/triggers.ts';
import { finding, interaction, result } from '../samples/reports.ts';

const definition = nativeTrigger();
const own = { trigger: definition.id };
const broken = interaction('a poll', { ...own, verdict: 'fail' });
const binding = [{ definition, rules: { 'P-02': 'error' as const } }];
const lenient = [{ definition, rules: { 'P-02': 'warning' as const } }];

describe('relateInteractions', () => {
  it('relateInteractions leaves an interaction as it is when it passed', () => {
    const passed = interaction('a poll', own);
    expect(relateInteractions([passed], [finding('P-02', own)], binding, [])).to.deep.equal([passed]);
  });

  it('relateInteractions points to the finding that tells a failure already, and takes its level', () => {
    const error = relateInteractions([broken], [finding('P-02', own)], binding, []);
    expect(error).to.deep.equal([{ ...broken, duplicateOf: 'P-02' }]);
    const warning = finding('P-02', { ...own, level: 'warning' });
    expect(relateInteractions([broken], [warning], lenient, [])).to.deep.equal([
      { ...broken, verdict: 'warn', duplicateOf: 'P-02' },
    ]);
  });

  it('relateInteractions points to the finding that tells a warning already, which stays one', () => {
    const warned = interaction('a registration', { ...own, verdict: 'warn' });
    for (const level of ['warning', 'error'] as const)
      expect(relateInteractions([warned], [finding('P-02', { ...own, level })], binding, [])).to.deep.equal([
        { ...warned, duplicateOf: 'P-02' },
      ]);
    expect(relateInteractions([warned], [], binding, [])).to.deep.equal([warned]);
  });

  it('relateInteractions does not take a finding of another trigger or of another rule for the cause', () => {
    const others = [finding('P-02', { trigger: 'Other' }), finding('P-30', own)];
    expect(relateInteractions([broken], others, binding, [])).to.deep.equal([broken]);
  });

  it('relateInteractions makes a failure unknown when its rule could not be judged', () => {
    const judged = [
      { id: definition.id, results: [result('P-02', { verdict: 'unknown', reason: 'no answer' })] },
    ];
    expect(relateInteractions([broken], [], binding, judged)).to.deep.equal([
      { ...broken, verdict: 'unknown', reason: 'P-02 could not be judged: no answer' },
    ]);
  });

  it('relateInteractions only warns when every rule of the interaction only warns; one without a rule binds', () => {
    const free = { ...broken, rules: [] };
    expect(relateInteractions([broken, free], [], lenient, []).map((i) => i.verdict)).to.deep.equal([
      'warn',
      'fail',
    ]);
  });

  it('relateInteractions tells a failure under the broken chain or registration that it rests on', () => {
    const cases = [
      { rules: ['P-02', 'P-03'], broken: ['P-02'], step: 'nothing-new', cause: 'P-14' },
      { rules: ['P-01', 'P-04'], broken: ['P-01'], step: 'news', cause: 'P-17' },
      { rules: ['PP-04', 'PP-06'], broken: ['PP-06', 'PP-04'], step: 'nothing-newer', cause: 'PP-05' },
      { rules: ['U-01', 'U-02'], broken: ['U-01', 'U-02'], step: 'delete', cause: 'W-22' },
      { rules: ['U-01', 'U-02'], broken: ['U-01', 'U-02'], step: 'delete', cause: 'L-08' },
      { rules: ['U-01', 'U-02'], broken: ['U-01', 'U-02'], step: 'delete', cause: 'C-19' },
      { rules: ['PP-04', 'PP-03'], broken: ['PP-03'], step: 'list', cause: 'P-22' },
      { rules: ['PP-04', 'PP-06'], broken: ['PP-06'], step: 'nothing-newer', cause: 'P-22' },
      // What comes before what comes before it: W-03 before U-01, W-02 before W-03.
      { rules: ['U-01', 'U-02'], broken: ['U-01', 'U-02'], step: 'delete', cause: 'W-02' },
    ];
    for (const { cause, ...more } of cases) {
      const failed = { ...broken, ...more };
      const bound = [
        { definition, rules: Object.fromEntries(more.rules.map((id) => [id, 'error'] as const)) },
      ];
      expect(relateInteractions([failed], [finding(cause, own)], bound, [])).to.deep.equal([
        { ...failed, duplicateOf: cause },
      ]);
    }
  });

  it('relateInteractions leaves a failure alone that no error of the run explains', () => {
    const nothingNew = { ...broken, rules: ['P-02', 'P-03'], broken: ['P-02'], step: 'nothing-new' };
    const cases = [
      { failed: nothingNew, other: finding('P-14', { ...own, level: 'warning' }) },
      { failed: nothingNew, other: finding('P-14', { trigger: 'Other' }) },
      { failed: nothingNew, other: finding('P-24', own) },
      { failed: { ...broken, rules: ['U-01'], step: 'delete' }, other: finding('C-07', own) },
      // A missing Location has nothing to do with what came twice.
      { failed: { ...nothingNew, broken: ['P-03'] }, other: finding('P-14', own) },
      // Nor has a server error for a malformed state.
      { failed: { ...broken, rules: ['P-26'], step: 'malformed-state' }, other: finding('P-14', own) },
    ];
    const levels = { 'P-02': 'error', 'P-03': 'error', 'P-26': 'error', 'U-01': 'error' } as const;
    for (const { failed, other } of cases)
      expect(relateInteractions([failed], [other], [{ definition, rules: levels }], [])).to.deep.equal([
        failed,
      ]);
  });

  it('relateInteractions keeps the level of what only warns, where an error explains it', () => {
    const failed = { ...broken, broken: ['P-02'], step: 'nothing-new' };
    expect(relateInteractions([failed], [finding('P-14', own)], lenient, [])).to.deep.equal([
      { ...failed, verdict: 'warn', duplicateOf: 'P-14' },
    ]);
  });
});
