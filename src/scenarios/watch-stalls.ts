import type { Recorder } from '../client/recorder.ts';
import type { StallEntry } from '../model.ts';

/** ms between two looks at the clock. */
const BETWEEN_LOOKS = 50;
/** ms by which a look may be late; a busy run needs so much for what it does itself. */
const USUAL = 250;

/**
 * Records when this process stood still, as on a machine that has too much to do: what is late then may not be the
 * service. Ends with what is returned.
 */
export const watchStalls = (recorder: Recorder): (() => void) => {
  let last = recorder.now();
  const timer = setInterval(() => {
    const to = recorder.now();
    if (to - last > BETWEEN_LOOKS + USUAL) recorder.add<StallEntry>({ type: 'stall', at: last, to });
    last = to;
  }, BETWEEN_LOOKS);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
};
