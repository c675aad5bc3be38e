import { expect } from 'chai';
import { deleteOldest } from '../../src/scenarios/webhook-close.ts';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { fakeWebhook, type FakeWebhook } from './fake-webhook.ts';

const opened = async (options: FakeWebhook = {}) => {
  const fake = fakeWebhook(options);
  await openSubscriptions(fake.run);
  fake.event('tp-last.');
  return { ...fake, before: fake.calls().length };
};

describe('deleteOldest', () => {
  it('deleteOldest deletes the oldest subscription that has the last event, and lets nothing come there any more', async () => {
    const { run, notify, calls, before } = await opened();
    for (const name of ['second', 'first']) notify(name, 'tp-last.', 10);
    await run.pause(20);
    await deleteOldest(run);
    expect(calls().slice(before)).to.deep.equal(['unsubscribe first (own 1)']);
    expect([run.living.map((s) => s.id), run.silent.has('OnAlarm/first')]).to.deep.equal([
      ['OnAlarm/second'],
      true,
    ]);
  });

  it('deleteOldest passes over one that did not receive it: its DELETE would tell nothing', async () => {
    const { run, notify, calls, before } = await opened();
    notify('second', 'tp-last.', 10);
    await run.pause(20);
    await deleteOldest(run);
    expect(calls().slice(before)).to.deep.equal(['unsubscribe second (own 1)']);
  });

  it('deleteOldest goes on to watch one that cannot be deleted, since another has the same Location', async () => {
    const { run, notify, calls, before } = await opened({ oneLocation: true });
    for (const name of ['second', 'first']) notify(name, 'tp-last.', 10);
    await run.pause(20);
    const living = run.living.map((s) => s.id);
    await deleteOldest(run);
    expect([calls().length, run.living.map((s) => s.id), [...run.silent]]).to.deep.equal([
      before,
      living,
      [],
    ]);
  });

  it('deleteOldest deletes nothing where nobody received it, or one alone is left', async () => {
    const { run, notify, calls, before } = await opened();
    await deleteOldest(run);
    notify('first', 'tp-last.', 10);
    await run.pause(20);
    run.living.pop();
    await deleteOldest(run);
    expect(calls().length).to.equal(before);
  });
});
