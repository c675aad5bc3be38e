import { expect } from 'chai';
import type { Entry, WindowEntry } from '../../src/model.ts';
import { pollUntilQuiet, watchChain } from '../../src/scenarios/polling-watch.ts';
import { fakeRun } from './fake-chain.ts';

const pollsOf = (entries: readonly Entry[]): number => entries.filter((e) => e.type === 'exchange').length;
const windowOf = (entries: readonly Entry[]): WindowEntry | undefined =>
  entries.find((e): e is WindowEntry => e.type === 'window');

const quiet = { status: 202 };

describe('watchChain', () => {
  it('watchChain ends with the poll that brings the event', async () => {
    const { run, recorder, event } = fakeRun({
      lead: [quiet, quiet, { status: 200, tokens: ['tp-one.'], state: 1 }],
    });
    await run.lead.poll();
    await watchChain(run.lead, [event('tp-one.')], run);
    expect(pollsOf(recorder.entries)).to.equal(3);
    expect(windowOf(recorder.entries)).to.include({ observer: 'OnNewVoicemail/lead', purpose: 'arrival' });
  });

  it('watchChain polls at once where it is told to, and then when the service wants to be polled', async () => {
    const { run, recorder, event } = fakeRun({
      lead: [quiet, quiet, { status: 200, tokens: ['tp-one.'], state: 1 }],
    });
    await run.lead.poll();
    await watchChain(run.lead, [event('tp-one.')], run, { first: 'at once' });
    expect(recorder.entries.filter((e) => e.type === 'exchange').map((e) => e.at)).to.deep.equal([
      0, 10, 1020,
    ]);
  });

  it('watchChain waits no longer than an event may take when it does not come', async () => {
    const { run, recorder, event } = fakeRun({ lead: [quiet] }, 3000);
    await run.lead.poll();
    await watchChain(run.lead, [event('tp-lost.')], run);
    const window = windowOf(recorder.entries);
    expect((window?.to ?? 0) - (window?.from ?? 0)).to.be.within(3000, 4100);
  });

  it('watchChain has time as long as items come one at a time', async () => {
    const tokens = ['tp-1.', 'tp-2.', 'tp-3.', 'tp-4.', 'tp-5.', 'tp-6.'];
    const { run, recorder, event } = fakeRun(
      { lead: [quiet, ...tokens.map((t, i) => ({ status: 200, tokens: [t], state: i, retryAfter: '1' }))] },
      1500,
    );
    await run.lead.poll();
    await watchChain(run.lead, tokens.map(event), run);
    expect(pollsOf(recorder.entries)).to.equal(1 + tokens.length);
  });

  it('watchChain gives up when polls are refused again and again', async () => {
    const { run, recorder, event } = fakeRun(
      { lead: [quiet, ...Array.from({ length: 9 }, () => ({ status: 404 }))] },
      60_000,
    );
    await run.lead.poll();
    await watchChain(run.lead, [event('tp-one.')], run);
    expect(pollsOf(recorder.entries)).to.equal(4);
  });
});

describe('pollUntilQuiet', () => {
  it('pollUntilQuiet polls until an answer brings nothing', async () => {
    const { run } = fakeRun({ lead: [quiet, { status: 200, tokens: ['tp-one.'], state: 1 }, quiet] });
    await run.lead.poll();
    expect((await pollUntilQuiet(run.lead, run)).response?.status).to.equal(202);
  });

  it('pollUntilQuiet polls again where the service was busy, but not for ever', async () => {
    const busy = { status: 503 };
    const { run } = fakeRun({ lead: [quiet, busy, quiet] });
    await run.lead.poll();
    expect((await pollUntilQuiet(run.lead, run)).response?.status).to.equal(202);
    const { run: other, recorder } = fakeRun({ lead: [quiet, busy, busy, busy, busy] });
    await other.lead.poll();
    expect((await pollUntilQuiet(other.lead, other)).response?.status).to.equal(503);
    expect(pollsOf(recorder.entries)).to.equal(4);
  });

  it('pollUntilQuiet gives the last answer where something happens all the time', async () => {
    const busy = { status: 200, tokens: ['foreign'], state: 1 };
    const { run, recorder } = fakeRun({ lead: [quiet, busy, busy, busy, busy] });
    await run.lead.poll();
    expect((await pollUntilQuiet(run.lead, run)).response?.status).to.equal(200);
    expect(pollsOf(recorder.entries)).to.equal(4);
  });

  it('pollUntilQuiet takes as many of our events as wait, one at a time', async () => {
    const tokens = ['tp-1.', 'tp-2.', 'tp-3.', 'tp-4.', 'tp-5.', 'tp-6.'];
    const { run, event } = fakeRun({
      lead: [quiet, ...tokens.map((t, i) => ({ status: 200, tokens: [t], state: i })), quiet],
    });
    await run.lead.poll();
    tokens.map(event);
    expect((await pollUntilQuiet(run.lead, run)).response?.status).to.equal(202);
  });
});
