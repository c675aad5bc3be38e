import { defined } from '../defined.ts';
import type { Entry } from '../model.ts';
import { createBudget, type Budget } from './budget.ts';

type Draft<E> = E extends Entry ? Omit<E, 'seq'> : never;

/** What a run keeps of what it is sent. A real one comes near none of this. */
export interface Room {
  readonly answers: Budget;
  readonly notifications: Budget;
}

/** Writes down what happens, in the order in which it is known. */
export interface Recorder {
  readonly entries: readonly Entry[];
  /** Monotonic milliseconds since the run began. */
  readonly now: () => number;
  readonly add: <E extends Entry>(entry: Draft<E>) => E;
  /** Adds to an entry what came to be known of it later. */
  readonly amend: <E extends Entry>(entry: E, facts: Partial<E>) => void;
  readonly room: Room;
  /** Notes that something was cut: the first of its kind for a trigger, or for all. */
  readonly cut: (kind: 'answer' | 'notification', what: string, trigger?: string) => void;
}

/** So many triggers come near none of the limits. */
const FEW_TRIGGERS = 20;

/** The room of a run, which grows with its triggers where there are many. */
export const roomOfARun = (triggers = 0): Room => {
  const times = Math.max(1, triggers / FEW_TRIGGERS);
  return {
    answers: createBudget({
      bytes: 16_000_000 * times,
      values: 300_000 * times,
      valuesOfOne: 100_000,
    }),
    notifications: createBudget({
      bytes: 10_000_000 * times,
      values: 300_000 * times,
      valuesOfOne: 50_000,
    }),
  };
};

/** A recorder on a monotonic clock; `heard` gets every entry as it is written down. */
export const createRecorder = (
  clock: () => number,
  room: Room = roomOfARun(),
  heard?: (entry: Entry) => void,
): Recorder => {
  const entries: Entry[] = [];
  const from = clock();
  const said = new Set<string>();
  const now = (): number => Math.round((clock() - from) * 10) / 10;
  const add = <E extends Entry>(entry: Draft<E>): E => {
    const made = { seq: entries.length + 1, ...entry } as unknown as E;
    entries.push(made);
    heard?.(made);
    return made;
  };
  return {
    entries,
    now,
    add,
    amend: (entry, facts) => void Object.assign(entry, facts),
    room,
    cut(kind, what, trigger) {
      const key = `${kind} ${trigger ?? ''}`;
      if (said.has(key)) return;
      said.add(key);
      add({
        type: 'note',
        at: now(),
        ...defined({ trigger }),
        message: `${what} is larger than what is kept of it and was cut; each ${kind} is judged as far as it was read`,
      });
    },
  };
};
