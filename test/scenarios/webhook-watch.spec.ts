import { expect } from 'chai';
import type { Entry, WindowEntry } from '../../src/model.ts';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { watchSubscriptions, waitUntil } from '../../src/scenarios/webhook-watch.ts';
import { fakeWebhook, type FakeRun, type FakeWebhook } from './fake-webhook.ts';

const windowsOf = (entries: readonly Entry[]): readonly WindowEntry[] =>
  entries.filter((e): e is WindowEntry => e.type === 'window');

/** A run with two subscriptions, and the length of the window in which they were watched for one event. */
const watched = async (
  arrange: (fake: FakeRun) => void,
  options: FakeWebhook = {},
): Promise<{ readonly windows: readonly WindowEntry[]; readonly length: number; readonly fake: FakeRun }> => {
  const fake = fakeWebhook(options);
  await openSubscriptions(fake.run);
  arrange(fake);
  await watchSubscriptions(fake.run.living, [fake.event('tp-one.')], fake.run);
  const windows = windowsOf(fake.entries);
  return { windows, length: (windows[0]?.to ?? 0) - (windows[0]?.from ?? 0), fake };
};

describe('watchSubscriptions', () => {
  it('watchSubscriptions ends when the event has come everywhere', async () => {
    const { windows, length } = await watched(({ notify }) => {
      notify('first', 'tp-one.', 50);
      notify('second', 'tp-one.', 130);
    });
    expect(length).to.be.within(130, 150);
    expect(windows.map((w) => [w.observer, w.purpose, w.events])).to.deep.equal([
      ['OnAlarm/first', 'arrival', ['tp-one.']],
      ['OnAlarm/second', 'arrival', ['tp-one.']],
    ]);
  });

  it('watchSubscriptions waits for as many as one event rightly causes', async () => {
    const { length } = await watched(
      ({ notify }) => {
        for (const after of [50, 400]) for (const name of ['first', 'second']) notify(name, 'tp-one.', after);
      },
      { perEmit: 2 },
    );
    expect(length).to.be.within(400, 420);
  });

  it('watchSubscriptions takes each element of an array for one of those', async () => {
    const { length } = await watched(
      ({ notify }) => {
        for (const name of ['first', 'second']) notify(name, ['tp-one.', 'tp-one.'], 50);
      },
      { perEmit: 2 },
    );
    expect(length).to.be.within(50, 70);
  });

  it('watchSubscriptions waits as long as an event may take where one subscriber is left out', async () => {
    const { length } = await watched(({ notify }) => notify('first', 'tp-one.', 50), { settle: 1000 });
    expect(length).to.equal(1000);
  });

  it('watchSubscriptions waits no longer where only what nobody knows comes', async () => {
    const { length } = await watched(({ notify }) => notify('first', 'what nobody caused', 50));
    expect(length).to.equal(1000);
  });

  it('watchSubscriptions records nothing where nobody is watched, or nothing was caused', async () => {
    const fake = fakeWebhook();
    await openSubscriptions(fake.run);
    await watchSubscriptions([], [fake.event('tp-one.')], fake.run);
    await watchSubscriptions(fake.run.living, [], fake.run);
    expect(windowsOf(fake.entries)).to.deep.equal([]);
  });

  it('watchSubscriptions says that the service was restarted', async () => {
    const fake = fakeWebhook();
    await openSubscriptions(fake.run);
    await watchSubscriptions(fake.run.living, [fake.event('tp-one.')], fake.run, true);
    expect(windowsOf(fake.entries).map((w) => w.restarted)).to.deep.equal([true, true]);
  });
});

describe('waitUntil', () => {
  it('waitUntil looks once, and again only when something came', async () => {
    const { run, notify, now } = fakeWebhook();
    notify('first', 'tp-one.', 100);
    let looks = 0;
    await waitUntil(
      () => (looks += 1) > 2,
      () => 500,
      run,
    );
    expect([looks, now()]).to.deep.equal([2, 500]);
  });

  it('waitUntil ends with the run', async () => {
    const { run, stop, now } = fakeWebhook();
    stop();
    await waitUntil(
      () => false,
      () => 500,
      run,
    );
    expect(now()).to.equal(0);
  });
});
