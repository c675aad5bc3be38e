import { afterGrace } from '../client/after-grace.ts';

/** ms for the whole clean-up. */
const LONGEST = 10_000;
/** ms for what is left of it once the run's time is over, or it was interrupted. */
const GRACE = 2500;

/** Cleans up, with a signal that ends it in time: a service that does not answer must not keep the run. */
export const inCleanTime = async <T>(
  signal: AbortSignal,
  clean: (until: AbortSignal) => Promise<T>,
): Promise<T> => {
  const late = afterGrace(signal, GRACE);
  try {
    return await clean(AbortSignal.any([AbortSignal.timeout(LONGEST), late.signal]));
  } finally {
    late.end();
  }
};
