import { expect } from 'chai';
import { createRecorder } from '../../src/client/recorder.ts';
import { pause } from '../../src/client/pause.ts';
import type { StallEntry } from '../../src/model.ts';
import { watchStalls } from '../../src/scenarios/watch-stalls.ts';

const standStill = (ms: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

describe('watchStalls', () => {
  it('records when the process stood still, until it is told to end', async () => {
    const recorder = createRecorder(() => performance.now());
    const never = new AbortController().signal;
    const stop = watchStalls(recorder);
    const before = recorder.now();
    standStill(600);
    await pause(120, never);
    stop();
    standStill(400);
    await pause(120, never);
    const stalls = recorder.entries.filter((e): e is StallEntry => e.type === 'stall');
    expect(stalls.length).to.equal(1);
    expect(stalls.map(({ at, to }) => [at <= before + 1, to - at >= 500])).to.deep.equal([[true, true]]);
  });
});
