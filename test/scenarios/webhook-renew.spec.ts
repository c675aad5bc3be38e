import { expect } from 'chai';
import type { Exchange, WindowEntry } from '../../src/model.ts';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { renewCallback, watchRenewed } from '../../src/scenarios/webhook-renew.ts';
import { fakeWebhook, type FakeRun, type FakeWebhook } from './fake-webhook.ts';

const renewed = async (
  options: FakeWebhook = {},
): Promise<FakeRun & { readonly more: readonly string[] }> => {
  const fake = fakeWebhook(options);
  await openSubscriptions(fake.run);
  const before = fake.calls().length;
  await renewCallback(fake.run);
  return { ...fake, more: fake.calls().slice(before) };
};

const refusing = (name: string, method: string): FakeWebhook => ({
  answers: (called, call) => (called === name && call.method === method ? 500 : undefined),
});

describe('renewCallback', () => {
  it('renewCallback registers the same callback again after its DELETE, and lets the second one live', async () => {
    const { run, more, entries } = await renewed();
    expect(more).to.deep.equal([
      'register switched off',
      'unsubscribe switched off (own 1)',
      'register switched on again',
    ]);
    expect(run.living.at(-1)?.id).to.equal('OnAlarm/switched on again');
    const callbacks = entries
      .filter((e): e is Exchange => e.type === 'exchange')
      .flatMap(({ intent }) => (intent.kind === 'register' ? [intent] : []))
      .filter((intent) => intent.subscription.includes('switched'))
      .map((intent) => [intent.callbackKind, intent.callback]);
    const [, url] = callbacks[0] ?? [];
    expect(callbacks).to.deep.equal([
      ['cycled', url],
      ['issued', url],
    ]);
    expect(run.context.registry.mayDelete(run.living.at(-1)?.registration ?? expect.fail())).to.equal(true);
  });

  it('renewCallback ends where the first registration, or its DELETE, fails', async () => {
    const { more } = await renewed(refusing('switched off', 'POST'));
    expect(more).to.deep.equal(['register switched off']);
    const undeleted = await renewed(refusing('switched off', 'DELETE'));
    expect(undeleted.more).to.deep.equal(['register switched off', 'unsubscribe switched off (own 1)']);
    expect([undeleted.run.living.length, undeleted.run.silent.has('OnAlarm/switched off')]).to.deep.equal([
      2,
      false,
    ]);
  });
});

describe('watchRenewed', () => {
  it('watchRenewed watches what was registered again, and nothing else', async () => {
    const { run, event, notify, entries } = await renewed();
    const caused = event('tp-last.');
    notify('switched on again', 'tp-last.', 50);
    await watchRenewed([caused], run);
    const windows = entries.filter((e): e is WindowEntry => e.type === 'window');
    expect(windows.map((w) => [w.observer, w.purpose])).to.deep.equal([
      ['OnAlarm/switched on again', 'arrival'],
    ]);
  });

  it('watchRenewed waits for nothing where nothing was registered again', async () => {
    const { run, event, now } = await renewed(refusing('switched on again', 'POST'));
    const since = now();
    await watchRenewed([event('tp-last.')], run);
    expect(now()).to.equal(since);
  });
});
