import type { Recorder } from '../client/recorder.ts';
import type { StallEntry } from '../model.ts';

/** ms between two looks at the clock. */
const BETWEEN_LOOKS = 50;
/** ms by which a look may be late; a run needs so much for what it does itself. */
const USUAL = 75;

/** Does something again and again, so many ms apart; what is returned ends it. */
export type Every = (ms: number, act: () => void) => () => void;

const every: Every = (ms, act) => {
  const timer = setInterval(act, ms);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
};

/**
 * Records when this process stood still, as on a machine that has too much to do: what is late then may not be the
 * service. Many short times add up where processors are shared. Ends with what is returned.
 */
export const watchStalls = (recorder: Recorder, repeat: Every = every): (() => void) => {
  let last = recorder.now();
  return repeat(BETWEEN_LOOKS, () => {
    const to = recorder.now();
    const due = last + BETWEEN_LOOKS;
    if (to - due > USUAL) recorder.add<StallEntry>({ type: 'stall', at: due, to });
    last = to;
  });
};
