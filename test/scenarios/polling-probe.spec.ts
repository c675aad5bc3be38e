import { expect } from 'chai';
import type { Exchange } from '../../src/model.ts';
import { confirmBaseline, tryCredentials, tryOddStates } from '../../src/scenarios/polling-probe.ts';
import { type FakeAnswer, fakeRun } from './fake-chain.ts';

const probesOf = (entries: readonly unknown[]): string[] =>
  (entries as readonly Exchange[]).flatMap((e) =>
    e.type === 'exchange' && e.intent.kind === 'poll' && !['none', 'followed'].includes(e.intent.state)
      ? [e.intent.state]
      : [],
  );

describe('tryOddStates', () => {
  const probed = async (replay: FakeAnswer) => {
    const { run, recorder, event } = fakeRun(
      {
        lead: [{ status: 202, state: 1 }, { status: 200, tokens: ['tp-one.'], state: 2 }, replay],
        second: [{ status: 202, state: 2 }],
      },
      // The event is younger than it may take to be visible.
      1100,
    );
    await run.lead.poll();
    event('tp-one.');
    await run.lead.poll();
    await run.second.poll();
    await tryOddStates(run);
    return probesOf(recorder.entries);
  };

  it('tryOddStates polls again with the state of the last news, with the first of each chain, and with nonsense', async () => {
    const replay = { status: 200, tokens: ['tp-one.'], state: 2 };
    expect(await probed(replay)).to.deep.equal(['replayed', 'replayed', 'replayed', 'malformed']);
  });

  it('tryOddStates asks for the last news once more where a replica may lag behind', async () => {
    const replay = { status: 202, state: 1 };
    expect(await probed(replay)).to.deep.equal(['replayed', 'replayed', 'replayed', 'replayed', 'malformed']);
  });

  it('tryOddStates makes nothing up where one Location shows no state', async () => {
    const { run, recorder } = fakeRun({ lead: [{ status: 202, state: 1 }] });
    await run.lead.poll();
    await tryOddStates(run);
    expect(probesOf(recorder.entries)).to.deep.equal(['replayed']);
  });
});

describe('confirmBaseline', () => {
  const chainsAfter = async (fresh: readonly FakeAnswer[]) => {
    const { run, recorder, event } = fakeRun({ fresh }, 1);
    event('tp-one.');
    await run.lead.poll();
    await confirmBaseline(run);
    return recorder.entries.flatMap((e) =>
      e.type === 'exchange' && e.intent.kind === 'poll' ? [e.intent.chain.split('/')[1]] : [],
    );
  };

  it('confirmBaseline begins a chain while there is data, and looks whether it brings any of it', async () => {
    expect(await chainsAfter([{ status: 202, state: 1 }])).to.deep.equal(['lead', 'fresh', 'fresh']);
  });

  it('confirmBaseline begins another one, later, where it does', async () => {
    const fresh = [
      { status: 202, state: 1 },
      { status: 200, tokens: ['tp-one.'], state: 2 },
    ];
    expect(await chainsAfter(fresh)).to.deep.equal([
      'lead',
      'fresh',
      'fresh',
      'late baseline',
      'late baseline',
    ]);
  });
});

describe('tryCredentials', () => {
  it('tryCredentials polls without a state and with the oldest one', async () => {
    const { run, recorder } = fakeRun({ lead: [{ status: 202, state: 1 }] });
    await run.lead.poll();
    await tryCredentials('other', run);
    expect(recorder.entries.length).to.equal(3);
    expect(probesOf(recorder.entries)).to.deep.equal(['replayed']);
  });

  it('tryCredentials polls as another tenant with the state of the last news too', async () => {
    const { run, recorder, event } = fakeRun({
      lead: [
        { status: 202, state: 1 },
        { status: 200, tokens: ['tp-one.'], state: 2 },
      ],
    });
    await run.lead.poll();
    event('tp-one.');
    await run.lead.poll();
    await tryCredentials('bad', run);
    expect(probesOf(recorder.entries)).to.deep.equal(['replayed']);
    await tryCredentials('other', run);
    expect(probesOf(recorder.entries)).to.deep.equal(['replayed', 'replayed', 'replayed']);
  });
});
