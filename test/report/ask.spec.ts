import { expect } from 'chai';
import { allRules } from '../../src/rules/index.ts';
import { findingsOf, notJudged, resultsOf } from '../../src/report/ask.ts';
import { nativeTrigger } from '../samples/triggers.ts';
import { poll, quiet, traceOf } from '../rules/story.ts';
import { judge } from '../../src/library/judge.ts';

const trace = traceOf(nativeTrigger(), [
  quiet('a'),
  quiet('a', { location: null }),
  poll('a', { status: 202 }),
]);

describe('a report', () => {
  it('is asked for the findings of a rule, and how it fared', async () => {
    const report = await judge(trace);
    expect(findingsOf(report, 'P-03').map((f) => f.level)).to.deep.equal(['error']);
    expect(findingsOf(report, 'P-03', { trigger: 'OnNewVoicemail' })).to.have.lengthOf(1);
    expect(findingsOf(report, 'P-03', { trigger: 'Other' })).to.deep.equal([]);
    expect(resultsOf(report, 'P-03').map((r) => [r.trigger, r.provider, r.verdict])).to.deep.equal([
      ['OnNewVoicemail', 'Voicemail', 'fail'],
    ]);
    expect(resultsOf(report, 'W-02')).to.deep.equal([]);
    const skipped = notJudged(report);
    expect(skipped.map((r) => r.id)).to.include('P-14');
    for (const { id, reason } of skipped) expect(reason, id).to.be.a('string');
  });

  it('tells the title of each rule', async () => {
    const report = await judge(trace);
    const titles = new Map(allRules.map((r) => [r.id, r.title]));
    for (const { id, title } of report.contracts.flatMap((c) => c.triggers).flatMap((t) => t.rules))
      expect(title).to.equal(titles.get(id));
  });
});
