import { expect } from 'chai';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { refreshSubscriptions } from '../../src/scenarios/webhook-refresh.ts';
import { fakeWebhook, type FakeRun, type FakeWebhook } from './fake-webhook.ts';

/** A run with two subscriptions, and an event that took so many ms to the first, refreshed. */
const refreshed = async (
  options: FakeWebhook = {},
  delay = 50,
): Promise<FakeRun & { readonly more: readonly string[] }> => {
  const fake = fakeWebhook(options);
  await openSubscriptions(fake.run);
  fake.event('tp-one.');
  fake.notify('first', 'tp-one.', delay);
  await fake.run.pause(delay);
  const before = fake.calls().length;
  await refreshSubscriptions(fake.run);
  return { ...fake, more: fake.calls().slice(before) };
};

const refusing = (...names: readonly string[]): FakeWebhook => ({
  answers: (name) => (names.includes(name) ? 400 : undefined),
});

describe('refreshSubscriptions', () => {
  it('refreshSubscriptions registers one callback twice, three that are long or odd, and three side by side', async () => {
    const { run, more } = await refreshed();
    expect(more).to.deep.equal([
      'register registered twice',
      'register registered twice',
      'register odd callback',
      'register callback of 1024 characters',
      'register callback of 2048 characters',
      'register side by side 1',
      'register side by side 2',
      'register side by side 3',
    ]);
    expect(run.living.map((s) => s.id)).to.deep.equal([
      'OnAlarm/first',
      'OnAlarm/second',
      'OnAlarm/registered twice',
      'OnAlarm/side by side 1',
      'OnAlarm/side by side 2',
      'OnAlarm/side by side 3',
    ]);
    expect(run.shaped.length).to.equal(3);
  });

  it('refreshSubscriptions registers first with other inputs, where there are any: others then come behind it', async () => {
    const { run, more } = await refreshed({ otherInputs: [{ kinds: ['burglary'] }] });
    expect(more.slice(0, 2)).to.deep.equal(['register with other inputs', 'register registered twice']);
    expect(run.living.map((s) => s.id)).not.to.include('OnAlarm/with other inputs');
  });

  it('refreshSubscriptions keeps the newest answer of what was registered twice', async () => {
    const { run, entries } = await refreshed();
    const [, , twice] = run.living;
    const newest = entries.findLast(
      (e) =>
        e.type === 'exchange' &&
        e.intent.kind === 'register' &&
        e.intent.subscription === 'OnAlarm/registered twice',
    );
    expect(twice?.registration).to.equal(newest);
    expect(run.context.registry.mayDelete(twice?.registration ?? expect.fail())).to.equal(true);
  });

  it('refreshSubscriptions makes few subscriptions where notifications are slow', async () => {
    const { more } = await refreshed({}, 800);
    expect(more.slice(2)).to.deep.equal(['register callback of 1024 characters']);
  });

  it('refreshSubscriptions takes a usual callback in place of one that is refused, and then no longer ones', async () => {
    const { run, more } = await refreshed(refusing('callback of 1024 characters'));
    expect(more.slice(2, 5)).to.deep.equal([
      'register odd callback',
      'register callback of 1024 characters',
      'register usual in place of callback of 1024 characters',
    ]);
    expect([run.living.length, run.shaped.length]).to.deep.equal([7, 1]);
  });

  it('refreshSubscriptions goes on to long ones where only the odd one is refused', async () => {
    const { run } = await refreshed(refusing('odd callback'));
    expect(run.shaped.map((s) => s.id)).to.deep.equal([
      'OnAlarm/callback of 1024 characters',
      'OnAlarm/callback of 2048 characters',
    ]);
  });

  it('refreshSubscriptions notes that there are enough where a usual callback is refused as well', async () => {
    const { entries, more } = await refreshed(refusing('odd callback', 'usual in place of odd callback'));
    expect(more.length).to.equal(4);
    expect(entries.flatMap((e) => (e.type === 'note' ? [e.message] : []))).to.deep.equal([
      'The service refused another subscription (400), with a usual callback URL as well: what needs more than 3 subscriptions is skipped',
    ]);
  });

  it('refreshSubscriptions does nothing where a second subscription was refused', async () => {
    expect((await refreshed(refusing('second'))).more).to.deep.equal([]);
  });
});
