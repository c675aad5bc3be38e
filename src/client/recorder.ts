import type { Entry } from '../model.ts';

type Draft<E> = E extends Entry ? Omit<E, 'seq'> : never;

/** Writes down what happens, in the order in which it is known. */
export interface Recorder {
  readonly entries: readonly Entry[];
  /** Monotonic milliseconds since the run began. */
  readonly now: () => number;
  readonly add: <E extends Entry>(entry: Draft<E>) => E;
}

/** A recorder on a monotonic clock. */
export const createRecorder = (clock: () => number): Recorder => {
  const entries: Entry[] = [];
  const from = clock();
  return {
    entries,
    now: () => Math.round((clock() - from) * 10) / 10,
    add<E extends Entry>(entry: Draft<E>): E {
      const made = { seq: entries.length + 1, ...entry } as unknown as E;
      entries.push(made);
      return made;
    },
  };
};
