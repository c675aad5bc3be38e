import { expect } from 'chai';
import type { Finding, InteractionResult, TriggerReport } from '../../src/model.ts';
import { styleOf } from '../../src/report/reporters/style.ts';
import { triggerText } from '../../src/report/reporters/text-trigger.ts';

const rule = (id: string) => ({ id, slug: id.toLowerCase(), level: 'error', verdict: 'pass' }) as const;
const trigger = {
  id: 'OnNewVoicemail',
  kind: 'polling',
  profile: 'native',
  verdict: 'fail',
  rules: [rule('P-01'), rule('P-14')],
} as TriggerReport;
const twice = {
  rule: 'P-14',
  slug: 'nothing-arrives-twice',
  title: 'Nothing arrives twice',
  level: 'error',
  trigger: 'OnNewVoicemail',
  message: 'came twice',
} as Finding;
const interaction: InteractionResult = {
  description: 'a poll with news',
  trigger: 'OnNewVoicemail',
  rules: ['P-01'],
  verdict: 'fail',
  reason: 'the status is 202',
};

describe('triggerText', () => {
  it('triggerText tells what a rule found in the run before what an interaction alone shows', () => {
    const text = triggerText(trigger, [twice], [interaction], styleOf({ color: false, columns: 100 }));
    expect(text.indexOf('came twice')).to.be.within(0, text.indexOf('the status is 202'));
  });

  it('triggerText tells an interaction under the finding that it rests on, without a repair of its own', () => {
    const told = { ...interaction, duplicateOf: 'P-14', repair: 'Answer 200' };
    const text = triggerText(trigger, [twice], [told], styleOf({ color: false, columns: 100 }));
    expect(text).to.include('Pact verified "a poll with news", which rests on this: the status is 202');
    expect(text).to.not.include('Answer 200');
  });
});
