import { expect } from 'chai';
import { openSubscriptions } from '../../src/scenarios/webhook-open.ts';
import { probeSubscriptions } from '../../src/scenarios/webhook-probe.ts';
import { refreshSubscriptions } from '../../src/scenarios/webhook-refresh.ts';
import { fakeWebhook, type Answers, type FakeRun, type FakeWebhook } from './fake-webhook.ts';

interface Probed extends FakeRun {
  readonly more: readonly string[];
  /** How long the probes took beyond their calls, of 10 ms each. */
  readonly waited: number;
}

const probed = async (options: FakeWebhook = {}, isRefreshed = false): Promise<Probed> => {
  const fake = fakeWebhook(options);
  await openSubscriptions(fake.run);
  if (isRefreshed) await refreshSubscriptions(fake.run);
  const [before, since] = [fake.calls().length, fake.now()];
  await probeSubscriptions(fake.run);
  const more = fake.calls().slice(before);
  return { ...fake, more, waited: fake.now() - since - 10 * more.length };
};

const isCycle = (call: string): boolean => call.includes(' cycle ');
const isInvalid = (call: string): boolean => call.includes(' invalid ');
const isInternal = (call: string): boolean => call.includes(' internal ');
const deleteAnswered =
  (status: number): Answers =>
  (name, { method }) =>
    method === 'DELETE' && name === 'first' ? status : undefined;

describe('probeSubscriptions', () => {
  it('probeSubscriptions deletes the first twice and one that never was, and registers again', async () => {
    const { run, more } = await probed();
    expect(more.filter((call) => !isCycle(call) && !isInvalid(call))).to.deep.equal([
      'unsubscribe first (own 1)',
      'unsubscribe first (own 2)',
      'unsubscribe first (unknown 1)',
      'register again after the DELETE',
      'register switched off',
      'unsubscribe switched off (own 1)',
      'register switched on again',
    ]);
    expect(more.slice(more.indexOf('register switched off')).filter(isCycle)).to.deep.equal([
      'register cycle 26',
      'unsubscribe cycle 26 (own 1)',
    ]);
    expect(run.living.map((s) => s.id)).to.deep.equal([
      'OnAlarm/second',
      'OnAlarm/again after the DELETE',
      'OnAlarm/switched on again',
    ]);
    expect(run.silent.has('OnAlarm/first')).to.equal(true);
  });

  it('probeSubscriptions deletes side by side what was registered side by side', async () => {
    const { run, more } = await probed({}, true);
    expect(more.filter((call) => call.includes('side by side'))).to.deep.equal([
      'unsubscribe side by side 1 (own 1)',
      'unsubscribe side by side 2 (own 1)',
      'unsubscribe side by side 3 (own 1)',
    ]);
    expect(run.living.some((s) => s.id.includes('side by side'))).to.equal(false);
    expect(run.silent.has('OnAlarm/side by side 3')).to.equal(true);
  });

  it('probeSubscriptions switches a flow on and off 25 times, and wants nothing to come there', async () => {
    const { run, more } = await probed();
    expect(more.filter(isCycle).slice(0, 3)).to.deep.equal([
      'register cycle 1',
      'unsubscribe cycle 1 (own 1)',
      'register cycle 2',
    ]);
    expect(more.filter(isCycle).slice(0, 50).at(-1)).to.equal('unsubscribe cycle 25 (own 1)');
    expect(run.silent.has('OnAlarm/cycle 25')).to.equal(true);
  });

  it('probeSubscriptions ends the switching when a registration is refused', async () => {
    const { more } = await probed({ answers: (name) => (name === 'cycle 3' ? 429 : undefined) });
    expect(more.filter(isCycle).length).to.equal(5);
    expect(more).not.to.include('register switched off');
  });

  it('probeSubscriptions tries five callbacks that are none, and http beside https, and removes what is accepted all the same', async () => {
    const { more } = await probed({ answers: (name) => (name === 'invalid callback 2' ? 201 : undefined) });
    expect(more.filter(isInvalid)).to.deep.equal([
      'register invalid callback 1',
      'register invalid callback 2',
      'unsubscribe invalid callback 2 (own 1)',
      'register invalid callback 3',
      'register invalid callback 4',
      'register invalid callback 5',
      'register invalid callback 6',
      'unsubscribe invalid callback 6 (own 1)',
    ]);
  });

  it('probeSubscriptions tries internal callbacks only where they are asked for, and removes what is accepted', async () => {
    expect((await probed()).more.filter(isInternal)).to.deep.equal([]);
    const { more } = await probed({ triesInternal: true });
    expect(more.filter(isInternal).length).to.equal(14);
    expect(more.filter(isInternal).slice(0, 3)).to.deep.equal([
      'register internal callback 1',
      'unsubscribe internal callback 1 (own 1)',
      'register internal callback 2',
    ]);
  });

  it('probeSubscriptions tries no more internal callbacks once one cannot be removed', async () => {
    const answers: Answers = (name, { method }) =>
      !name.startsWith('internal') ? undefined : method === 'DELETE' ? 500 : name.endsWith('2') ? 201 : 400;
    const { more } = await probed({ triesInternal: true, answers });
    expect(more.filter(isInternal)).to.deep.equal([
      'register internal callback 1',
      'register internal callback 2',
      'unsubscribe internal callback 2 (own 1)',
    ]);
  });

  it('probeSubscriptions tries the DELETEs of strangers on those that nothing else needs, another tenant on its own', async () => {
    const { more } = await probed({ hasBad: true, hasOther: true }, true);
    expect(more.slice(0, 5)).to.deep.equal([
      'register another tenant as other',
      'unsubscribe odd callback (own 1) as none',
      'unsubscribe odd callback (own 1) as bad',
      'unsubscribe callback of 1024 characters (own 1) as other',
      'unsubscribe first (own 1)',
    ]);
  });

  it('probeSubscriptions deletes what was registered twice, at its newest Location', async () => {
    const { run, more } = await probed({}, true);
    expect(more).to.include('unsubscribe registered twice (own 1)');
    expect(run.silent.has('OnAlarm/registered twice')).to.equal(true);
  });

  it('probeSubscriptions sends no DELETE where all subscriptions have one Location', async () => {
    const { more } = await probed({ oneLocation: true, hasOther: true });
    expect(more.filter((call) => call.startsWith('unsubscribe'))).to.deep.equal([]);
  });

  it('probeSubscriptions does nothing where nothing lives', async () => {
    const { more, waited } = await probed({ answers: () => 400 });
    expect([more, waited]).to.deep.equal([[], 0]);
  });

  const graces: readonly (readonly [what: string, status: number, waited: number])[] = [
    ['a moment for what is under way', 204, 100],
    ['longer where the DELETE was only accepted', 202, 300],
  ];
  for (const [what, status, expected] of graces)
    it(`probeSubscriptions waits ${what}`, async () => {
      expect((await probed({ answers: deleteAnswered(status), quiet: 300 })).waited).to.equal(expected);
    });
});
