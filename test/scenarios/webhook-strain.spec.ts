import { expect } from 'chai';
import type { DeliveryEntry, Entry } from '../../src/model.ts';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { awaitFailures, openStrained, watchStrained } from '../../src/scenarios/webhook-strain.ts';
import { fakeWebhook, type FakeRun, type FakeWebhook } from './fake-webhook.ts';

const strained = async (options: FakeWebhook = {}): Promise<FakeRun> => {
  const fake = fakeWebhook(options);
  await openSubscriptions(fake.run);
  await openStrained(fake.run);
  return fake;
};

const deliveriesOf = (entries: readonly Entry[]): readonly DeliveryEntry[] =>
  entries.filter((e): e is DeliveryEntry => e.type === 'delivery');
const healing = ['busy callback', 'failing callback', 'unsteady callback'];

describe('openStrained', () => {
  it('openStrained registers a callback of each kind, and has it answer so', async () => {
    const { run, notify, entries } = await strained();
    expect([...run.strained.keys()]).to.have.members([
      'slow callback',
      'dead callback',
      'busy callback',
      'failing callback',
      'unsteady callback',
      'redirecting callback',
      'fast callback',
    ]);
    for (const after of [1, 2]) notify('failing callback', 'tp-one.', after);
    await run.pause(5);
    expect(deliveriesOf(entries).map((d) => d.status)).to.deep.equal([503, 202]);
  });

  it('openStrained registers none where nothing lives', async () => {
    const { run, calls } = await strained({ answers: () => 401 });
    expect([run.strained.size, calls()]).to.deep.equal([0, ['register first', 'register no callback']]);
  });

  it('openStrained goes without the rest where one is refused, and notes it', async () => {
    const { run, entries } = await strained({
      answers: (name) => (name === 'busy callback' ? 429 : undefined),
    });
    expect([...run.strained.keys()]).to.deep.equal(['slow callback', 'dead callback']);
    expect(entries.flatMap((e) => (e.type === 'note' ? [e.message] : []))).to.deep.equal([
      'The service refused further subscriptions (429): not every misbehaving callback was tried',
    ]);
  });
});

describe('awaitFailures', () => {
  it('awaitFailures ends as soon as every callback that is to fail has been called', async () => {
    const { run, event, notify, now } = await strained();
    const since = now();
    const caused = event('tp-one.');
    for (const [i, name] of ['slow callback', ...healing].entries()) notify(name, 'tp-one.', 50 + 100 * i);
    await awaitFailures([caused], run);
    expect(now() - since).to.be.within(350, 370);
  });

  it('awaitFailures waits no longer than a notification usually takes, and somewhat longer', async () => {
    const { run, event, now } = await strained();
    const since = now();
    await awaitFailures([event('tp-one.')], run);
    expect(now() - since).to.equal(500);
  });
});

describe('watchStrained', () => {
  it('watchStrained ends when every event has been taken that callbacks had failed to take', async () => {
    const { run, event, notify, now } = await strained();
    const since = now();
    const caused = [event('tp-one.'), event('tp-two.')];
    for (const name of healing) for (const after of [50, 600, 700]) notify(name, 'tp-one.', after);
    for (const name of healing) notify(name, 'tp-two.', 900);
    await watchStrained(caused, run);
    expect(now() - since).to.be.within(900, 920);
  });

  it('watchStrained waits until all that one event rightly causes has been taken', async () => {
    const { run, event, notify, now } = await strained({ perEmit: 2 });
    const since = now();
    const caused = event('tp-one.');
    for (const name of healing) for (const after of [50, 600, 700, 900]) notify(name, 'tp-one.', after);
    await watchStrained([caused], run);
    expect(now() - since).to.be.within(900, 920);
  });

  it('watchStrained waits for repeats as long as the callback asked, and somewhat longer', async () => {
    const { run, event, now } = await strained();
    const since = now();
    await watchStrained([event('tp-one.')], run);
    expect(now() - since).to.equal(3500);
  });

  it('watchStrained lets callbacks that healed fail again', async () => {
    const { run, event, notify, entries } = await strained();
    const caused = event('tp-one.');
    for (const after of [50, 600, 700]) notify('unsteady callback', 'tp-one.', after);
    await watchStrained([caused], run);
    notify('unsteady callback', 'tp-last.', 0);
    await run.pause(5);
    expect(deliveriesOf(entries).map((d) => d.status)).to.deep.equal([0, 408, 202, 500]);
  });
});
