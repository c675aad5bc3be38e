import type { World } from '../world.ts';

/** Shows those who wait when a run of at most so many ms is over; the returned function ends that. */
export const deadlineOf = (timeout: number, { progress }: Pick<World, 'progress'>): (() => void) => {
  const end = performance.now() + timeout;
  return progress.wait('', () => end - performance.now());
};
