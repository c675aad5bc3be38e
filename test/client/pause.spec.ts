import { expect } from 'chai';
import { setTimeout as wait } from 'node:timers/promises';
import { pause } from '../../src/client/pause.ts';

describe('pause', () => {
  for (const ms of [2 ** 31, 1_000_000_000_000, Infinity])
    it(`pause waits for the signal, and not for no time at all, when it is to wait ${ms} ms`, async () => {
      const ending = new AbortController();
      let isOver = false;
      const pausing = pause(ms, ending.signal).then(() => (isOver = true));
      await wait(20);
      expect(isOver).to.equal(false);
      ending.abort();
      await pausing;
    });

  it('pause does not wait when there is nothing to wait for', async () => {
    const { signal } = new AbortController();
    for (const ms of [0, -1, Number.NaN]) await pause(ms, signal);
    await pause(1e9, AbortSignal.abort());
  });
});
