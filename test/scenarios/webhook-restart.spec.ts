import { expect } from 'chai';
import type { WindowEntry } from '../../src/model.ts';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { reopenSubscriptions, watchAfterRestart } from '../../src/scenarios/webhook-restart.ts';
import { openStrained } from '../../src/scenarios/webhook-strain.ts';
import { fakeWebhook, type FakeRun, type FakeWebhook } from './fake-webhook.ts';

const opened = async (options: FakeWebhook = {}): Promise<FakeRun> => {
  const fake = fakeWebhook(options);
  await openSubscriptions(fake.run);
  await openStrained(fake.run);
  return fake;
};

describe('reopenSubscriptions', () => {
  it('reopenSubscriptions registers twice more, and lets both live', async () => {
    const { run, calls } = await opened();
    const before = calls().length;
    await reopenSubscriptions(run);
    expect(calls().slice(before)).to.deep.equal([
      'register after the restart 1',
      'register after the restart 2',
    ]);
    expect(run.living.slice(-2).map((s) => s.id)).to.deep.equal([
      'OnAlarm/after the restart 1',
      'OnAlarm/after the restart 2',
    ]);
  });

  it('reopenSubscriptions asks for no more where the service had refused further subscriptions', async () => {
    const { run, calls } = await opened({ answers: (name) => (name === 'fast callback' ? 429 : undefined) });
    const before = calls().length;
    await reopenSubscriptions(run);
    expect(calls().length).to.equal(before);
  });
});

describe('watchAfterRestart', () => {
  it('watchAfterRestart watches the living for events, and then the silence of the others for the last of them', async () => {
    const { run, event, notify, entries } = await opened({ hasBad: true, quiet: 300 });
    const events = [event('tp-before.'), event('tp-after.')];
    for (const name of ['first', 'second']) for (const { token } of events) notify(name, token, 50);
    await watchAfterRestart(events, run);
    const windows = entries.filter((e): e is WindowEntry => e.type === 'window');
    expect(windows.map((w) => [w.observer, w.purpose, w.restarted, w.events])).to.deep.equal([
      ['OnAlarm/first', 'arrival', true, ['tp-before.', 'tp-after.']],
      ['OnAlarm/second', 'arrival', true, ['tp-before.', 'tp-after.']],
      ['OnAlarm/bad credentials', 'silence', undefined, ['tp-after.']],
      ['OnAlarm/no credentials', 'silence', undefined, ['tp-after.']],
    ]);
    const last = windows.at(-1);
    expect((last?.to ?? 0) - (last?.from ?? 0)).to.equal(300);
  });

  it('watchAfterRestart does not wait at a new subscription for what came before it', async () => {
    const { run, event, notify, entries, now } = await opened();
    const before = event('tp-before.');
    await run.pause(10);
    await reopenSubscriptions(run);
    const after = event('tp-after.');
    for (const name of ['first', 'second']) notify(name, 'tp-before.', 20);
    for (const { id } of run.living) notify(id.replace('OnAlarm/', ''), 'tp-after.', 50);
    const since = now();
    await watchAfterRestart([before, after], run);
    const arrivals = entries.filter((e): e is WindowEntry => e.type === 'window' && e.purpose === 'arrival');
    expect(arrivals.map((w) => w.events.length)).to.deep.equal([2, 2, 1, 1]);
    expect((arrivals[0]?.to ?? 0) - since).to.be.below(100);
  });

  it('watchAfterRestart watches nothing where no event was caused', async () => {
    const { run, entries, now } = await opened({ hasBad: true });
    const since = now();
    await watchAfterRestart([], run);
    expect([entries.filter((e) => e.type === 'window'), now()]).to.deep.equal([[], since]);
  });
});
