import { expect } from 'chai';
import type { WindowEntry } from '../../src/model.ts';
import { createWebhookPlayer } from '../../src/scenarios/webhook-player.ts';
import { fakeWebhook, type FakeWebhook } from './fake-webhook.ts';

/** A player on a fake service, after its first registrations. */
const opened = async (options: FakeWebhook = {}) => {
  const fake = fakeWebhook(options);
  const player = createWebhookPlayer(fake.run);
  await player.open();
  return { ...fake, player };
};

describe('createWebhookPlayer', () => {
  it('createWebhookPlayer watches the living for an event after the DELETEs, and then the silence of the others', async () => {
    const { player, event, notify, entries, run } = await opened({ quiet: 300 });
    await player.probe();
    const caused = event('tp-last.');
    for (const { id } of run.living) notify(id.replace('OnAlarm/', ''), 'tp-last.', 200);
    await player.finish([caused]);
    const windows = entries.filter((e): e is WindowEntry => e.type === 'window');
    const [arrival, silence] = (['arrival', 'silence'] as const).map((purpose) =>
      windows.filter((w) => w.purpose === purpose),
    );
    expect(arrival?.map((w) => w.observer)).to.deep.equal(run.living.map((s) => s.id));
    expect(silence?.map((w) => w.observer)).to.deep.equal([...run.silent]);
    const [first] = silence ?? [];
    // Twice the delay that was seen, which is longer than quiet.
    expect((first?.to ?? 0) - (first?.from ?? 0)).to.equal(400);
  });

  it('createWebhookPlayer watches no silence where nothing was caused', async () => {
    const { player, entries } = await opened();
    await player.probe();
    await player.finish([]);
    expect(entries.filter((e) => e.type === 'window')).to.deep.equal([]);
  });

  it('createWebhookPlayer waits for no event that its trigger leaves out', async () => {
    const { player, event, now } = await opened();
    const since = now();
    await player.watch([{ ...event('tp-other.'), relations: { OnAlarm: 'excluded' } }]);
    expect(now()).to.equal(since);
  });

  it('createWebhookPlayer says that it is not alive where nobody answers, and reaches no state', async () => {
    const { player } = await opened({ answers: () => 'no answer' });
    expect([player.isAlive(), await player.setUp('no state yet')]).to.deep.equal([
      false,
      { ok: false, reason: 'the service did not answer the registration' },
    ]);
  });
});
