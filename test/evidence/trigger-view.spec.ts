import { expect } from 'chai';
import { webhookView } from '../../src/evidence/webhook-view.ts';
import { webhookTrigger } from '../samples/triggers.ts';
import { event, register, type Step, traceOf, unsubscribe, watch } from '../rules/story.ts';

const trigger = webhookTrigger();
const waited = (steps: readonly Step[]): number[] =>
  webhookView(
    traceOf(trigger, [register('s1'), event('one'), watch('s1', ['one'], 5000), ...steps]),
    trigger,
  ).windows.map((w) => w.to - w.from);

describe('the windows of a view', () => {
  it('are as long as they were where the service stays', () => {
    expect(waited([unsubscribe('s1')])).to.deep.equal([5000]);
  });

  it('end with the last answer where the service went away', () => {
    const [length = 0] = waited([unsubscribe('s1', { failure: 'ECONNREFUSED' })]);
    expect(length).to.be.lessThan(1);
  });

  it('are as long as they were where the service came back', () => {
    expect(waited([unsubscribe('s1', { failure: 'ECONNREFUSED' }), unsubscribe('s1')])).to.deep.equal([5000]);
  });
});
