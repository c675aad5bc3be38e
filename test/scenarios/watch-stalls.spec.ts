import { expect } from 'chai';
import { createRecorder } from '../../src/client/recorder.ts';
import { watchStalls } from '../../src/scenarios/watch-stalls.ts';

describe('watchStalls', () => {
  it('records when the looks at the clock come late, and nothing where they come in time', () => {
    let now = 0;
    const recorder = createRecorder(() => now);
    let look = (): void => undefined;
    let isOver = false;
    const stop = watchStalls(recorder, (_ms, act) => {
      look = act;
      return () => void (isOver = true);
    });
    for (const ms of [50, 60, 2000, 50, 150]) {
      now += ms;
      look();
    }
    stop();
    expect(recorder.entries).to.deep.equal([
      { seq: 1, type: 'stall', at: 160, to: 2110 },
      { seq: 2, type: 'stall', at: 2210, to: 2310 },
    ]);
    expect(isOver).to.equal(true);
  });
});
