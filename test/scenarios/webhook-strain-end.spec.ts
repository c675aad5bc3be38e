import { expect } from 'chai';
import type { Entry, WindowEntry } from '../../src/model.ts';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { endStrained, loseSome } from '../../src/scenarios/webhook-strain-end.ts';
import { openStrained } from '../../src/scenarios/webhook-strain.ts';
import { fakeWebhook, type FakeRun, type FakeWebhook } from './fake-webhook.ts';

const strained = async (options: FakeWebhook = {}): Promise<FakeRun> => {
  const fake = fakeWebhook(options);
  await openSubscriptions(fake.run);
  await openStrained(fake.run);
  return fake;
};

const windowsOf = (entries: readonly Entry[]): readonly WindowEntry[] =>
  entries.filter((e): e is WindowEntry => e.type === 'window');

describe('loseSome', () => {
  it('loseSome deletes the failing callback as soon as it has been called, and leaves time after the one that is gone', async () => {
    const { run, event, notify, calls, now } = await strained();
    const before = calls().length;
    const caused = event('tp-last.');
    notify('failing callback', 'tp-last.', 50);
    notify('busy callback', 'tp-last.', 100);
    await loseSome([caused], run);
    expect(calls().slice(before)).to.deep.equal(['unsubscribe failing callback (own 1)']);
    expect(now() - caused.doneAt).to.be.within(600, 630);
  });

  it('loseSome waits no longer for calls than a notification usually takes, and somewhat longer', async () => {
    const { run, event, calls, now } = await strained();
    const before = calls().length;
    const caused = event('tp-last.');
    await loseSome([caused], run);
    expect(calls().slice(before)).to.deep.equal(['unsubscribe failing callback (own 1)']);
    expect(now() - caused.doneAt).to.be.within(1000, 1030);
  });

  it('loseSome goes on until the service has the answer of the slow callback', async () => {
    const { run, event, notify, now } = await strained();
    event('tp-one.');
    notify('slow callback', 'tp-one.', 30);
    const since = now();
    const caused = event('tp-last.');
    for (const name of ['failing callback', 'busy callback']) notify(name, 'tp-last.', 50);
    await loseSome([caused], run);
    expect(now() - since).to.equal(30 + 5000 + 100);
  });

  it('loseSome does nothing where no event was caused', async () => {
    const { run, calls, now } = await strained();
    const before = [calls().length, now()];
    await loseSome([], run);
    expect([calls().length, now()]).to.deep.equal(before);
  });
});

describe('endStrained', () => {
  it('endStrained deletes all but the failing callback, which is deleted before', async () => {
    const { run, event, calls } = await strained();
    const before = calls().length;
    await endStrained([event('tp-last.')], run);
    expect(calls().slice(before)).to.deep.equal([
      'unsubscribe slow callback (own 1)',
      'unsubscribe dead callback (own 1)',
      'unsubscribe busy callback (own 1)',
      'unsubscribe unsteady callback (own 1)',
      'unsubscribe redirecting callback (own 1)',
      'unsubscribe fast callback (own 1)',
    ]);
  });

  it('endStrained records that all of them were watched, and the living for the last event', async () => {
    const { run, event, notify, entries, calls } = await strained();
    const observers = [...run.strained.values(), ...run.living].map((s) => s.id);
    const caused = event('tp-last.');
    for (const name of ['fast callback', 'first', 'second']) notify(name, 'tp-last.', 50);
    await endStrained([caused], run);
    const windows = windowsOf(entries);
    expect(windows.map((w) => w.observer)).to.deep.equal(observers);
    expect([windows[0]?.to, windows[0]?.events]).to.deep.equal([caused.doneAt + 500, ['tp-last.']]);
    expect(calls()).to.include('unsubscribe first (own 1)');
  });

  it('endStrained leaves the oldest for after a restart, where there will be one', async () => {
    const { run, event, notify, calls } = await strained({ restarts: true });
    const caused = event('tp-last.');
    for (const name of ['fast callback', 'first', 'second']) notify(name, 'tp-last.', 50);
    await endStrained([caused], run);
    expect(calls()).not.to.include('unsubscribe first (own 1)');
  });

  it('endStrained waits for a repeat as long as its overdue, by the time that repeats took before', async () => {
    const { run, event, notify, now } = await strained();
    const first = event('tp-one.');
    for (const after of [0, 800, 2300]) notify('unsteady callback', 'tp-one.', after);
    await run.pause(3000);
    expect(first.doneAt).to.be.lessThan(now());
    const caused = event('tp-last.');
    notify('fast callback', 'tp-last.', 10);
    for (const name of ['first', 'second']) notify(name, 'tp-last.', 10);
    await endStrained([caused], run);
    expect(now() - caused.doneAt).to.be.within(2 * 1500 + 1500, 8000);
  });

  it('endStrained waits as long as an event may take where nobody has been told of it', async () => {
    const { run, event, now } = await strained({ settle: 9000 });
    const caused = event('tp-last.');
    await endStrained([caused], run);
    expect(now() - caused.doneAt).to.be.within(9000, 9100);
  });

  it('endStrained only removes what it registered where no event was caused', async () => {
    const { run, entries, calls } = await strained();
    const before = calls().length;
    await endStrained([], run);
    expect([windowsOf(entries), calls().length - before]).to.deep.equal([[], 6]);
  });
});
