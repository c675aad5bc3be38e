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
});
