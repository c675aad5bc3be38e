import { expect } from 'chai';
import type { Exchange } from '../../src/model.ts';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { fakeWebhook, type Answers, type FakeRun, type FakeWebhook } from './fake-webhook.ts';

const opened = async (options: FakeWebhook = {}): Promise<FakeRun & { readonly isAlive: boolean }> => {
  const fake = fakeWebhook(options);
  return { ...fake, isAlive: await openSubscriptions(fake.run) };
};

describe('openSubscriptions', () => {
  it('openSubscriptions registers twice, and between them without a callback', async () => {
    const { run, calls, isAlive } = await opened();
    expect(calls()).to.deep.equal(['register first', 'register no callback', 'register second']);
    expect(run.living.map((s) => s.id)).to.deep.equal(['OnAlarm/first', 'OnAlarm/second']);
    expect([isAlive, run.pair.length]).to.deep.equal([true, 2]);
  });

  it('openSubscriptions registers two callbacks that differ in their signature alone', async () => {
    const { run } = await opened();
    const urls = run.pair.map(({ callback }) => (callback.kind === 'none' ? '' : callback.url));
    expect(new Set(urls).size).to.equal(2);
    expect(new Set(urls.map((url) => url.replace(/&sig=.*/, ''))).size).to.equal(1);
  });

  it('openSubscriptions tries bad credentials and none where there are some, and wants nothing to come there', async () => {
    const { run, calls } = await opened({ hasBad: true });
    expect(calls().slice(1, 3)).to.deep.equal([
      'register bad credentials as bad',
      'register no credentials as none',
    ]);
    expect([...run.silent]).to.deep.equal(['OnAlarm/bad credentials', 'OnAlarm/no credentials']);
  });

  it('openSubscriptions does nothing more where nobody answers', async () => {
    const { calls, isAlive } = await opened({ answers: () => 'no answer' });
    expect([isAlive, calls()]).to.deep.equal([false, ['register first']]);
  });

  it('openSubscriptions goes on with one where the second is refused', async () => {
    const { run } = await opened({ answers: (name) => (name === 'second' ? 429 : undefined) });
    expect([run.living.length, run.pair.length]).to.deep.equal([1, 2]);
  });

  it('openSubscriptions does nothing more once the run is interrupted', async () => {
    const fake = fakeWebhook({
      answers: () => {
        fake.stop();
        return undefined;
      },
    });
    expect([await openSubscriptions(fake.run), fake.calls()]).to.deep.equal([true, ['register first']]);
  });

  const refusals: readonly (readonly [what: string, answers: Answers, then: readonly string[]])[] = [
    [
      'the platform’s headers are refused',
      (name) => (name === 'first' ? 400 : undefined),
      ['without platform headers'],
    ],
    [
      'a host is refused',
      (name) => (['elsewhere', 'no callback'].includes(name) ? undefined : 400),
      ['without platform headers', 'elsewhere'],
    ],
    ['everything is refused', () => 400, ['without platform headers', 'elsewhere', 'short callback']],
    ['it is forbidden', () => 403, ['without platform headers']],
    ['the credentials are refused', () => 401, []],
    ['the service fails', () => 500, []],
  ];
  for (const [what, answers, then] of refusals)
    it(`openSubscriptions finds out why the first is refused when ${what}`, async () => {
      const { run, calls } = await opened({ answers });
      expect(calls()).to.deep.equal([
        'register first',
        'register no callback',
        ...then.map((name) => `register ${name}`),
      ]);
      expect([run.living, run.pair]).to.deep.equal([[], []]);
    });

  it('openSubscriptions asks no further where the callback was called before the refusal', async () => {
    const { run, calls, notify } = fakeWebhook({ answers: () => 400 });
    notify('first', 'handshake', 5);
    await openSubscriptions(run);
    expect(calls()).to.deep.equal(['register first', 'register no callback']);
  });

  it('openSubscriptions leaves out the platform’s headers with the very callback that was refused', async () => {
    const { entries } = await opened({ answers: () => 400 });
    const callbacks = (entries as readonly Exchange[]).flatMap(({ intent }) =>
      intent.kind === 'register' && /first|without/.test(intent.subscription) ? [intent.callback] : [],
    );
    expect(callbacks).to.have.length(2);
    expect(new Set(callbacks).size).to.equal(1);
  });

  it('openSubscriptions tries a reserved host with the rest of the callback that was refused', async () => {
    const { entries } = await opened({ answers: () => 400 });
    const callbacks = (entries as readonly Exchange[]).flatMap(({ intent }) =>
      intent.kind === 'register' && intent.callbackKind === 'elsewhere' ? [intent.callback] : [],
    );
    expect(callbacks).to.deep.equal(['https://receiver.invalid/first?shape=usual&sig=1']);
  });
});
