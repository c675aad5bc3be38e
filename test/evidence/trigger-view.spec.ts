import { expect } from 'chai';
import { webhookView } from '../../src/evidence/webhook-view.ts';
import { webhookTrigger } from '../pact/definitions.ts';
import { register, remove } from '../rules/subscriptions.ts';
import { event, watch } from '../rules/steps.ts';
import { traceOf, type Step } from '../rules/trace.ts';

const hook = webhookTrigger();
const waited = (steps: readonly Step[]): number[] =>
  webhookView(
    traceOf(hook, [register('s1'), event('one'), watch('s1', ['one'], 5000), ...steps]),
    hook,
  ).windows.map((w) => w.to - w.from);

describe('the windows of a view', () => {
  it('are as long as they were where the service stays', () => {
    expect(waited([remove('s1')])).to.deep.equal([5000]);
  });

  it('end with the last answer where the service went away', () => {
    const [length = 0] = waited([remove('s1', { failure: 'ECONNREFUSED' })]);
    expect(length).to.be.lessThan(1);
  });

  it('are as long as they were where the service came back', () => {
    expect(waited([remove('s1', { failure: 'ECONNREFUSED' }), remove('s1')])).to.deep.equal([5000]);
  });
});
