/** Timers of Node.js take no longer wait: it would be over at once. */
const LONGEST = 2 ** 31 - 1;

/** Waits so many ms, however many; ends early, without an error, when the signal is aborted. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const wait = (rest: number): void => {
      if (signal.aborted || !(rest > 0)) done();
      else timer = setTimeout(() => wait(rest - LONGEST), Math.min(rest, LONGEST));
    };
    signal.addEventListener('abort', done, { once: true });
    wait(ms);
  });
