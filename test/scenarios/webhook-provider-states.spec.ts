import { expect } from 'chai';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { setUpWebhookState } from '../../src/scenarios/webhook-provider-states.ts';
import { fakeWebhook } from './fake-webhook.ts';

describe('setUpWebhookState', () => {
  it('setUpWebhookState registers anew, under a name of its own, where the one that existed was deleted', async () => {
    const { run, calls } = fakeWebhook();
    await openSubscriptions(run);
    const before = calls().length;
    for (let i = 0; i < 3; i += 1) {
      const made = await setUpWebhookState('a subscription exists', run);
      expect(made.ok).to.equal(true);
      if (made.ok && made.location !== undefined) run.context.registry.unsubscribed(made.location);
    }
    expect(calls().slice(before)).to.deep.equal([
      'register for another deletion 1',
      'register for another deletion 2',
    ]);
  });
});
