import { ServiceError } from '../errors.ts';

/** Waits for what the configuration's own function does, but no longer than the run lasts: then throws ServiceError. */
export const inTime = async <T>(work: T | Promise<T>, signal: AbortSignal, what: string): Promise<T> => {
  let stop = (): void => undefined;
  const over = new Promise<never>((_, reject) => {
    stop = () => reject(new ServiceError(`${what} was not done before the run was over`));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};
