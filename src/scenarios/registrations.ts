import type { CleanupRequest, Exchange } from '../model.ts';
import { reasonOf } from '../reason-of.ts';
import type { Journal, JournalEntry } from './journal.ts';

/** A registration of this run, with the step that its trigger's configuration has for it. */
export interface KnownRegistration {
  readonly entry: JournalEntry;
  /** Absent while it is not answered. */
  readonly registration?: Exchange;
  readonly cleanup: CleanupRequest | undefined;
}

/** The registrations of this run, in memory and in the journal. */
export interface Registrations {
  readonly all: () => readonly KnownRegistration[];
  /** Their entries, of what is gone as well: it shows that others are not the same. */
  readonly entries: () => readonly JournalEntry[];
  /** Adds one, or replaces the one with its id. */
  readonly put: (known: KnownRegistration) => void;
  readonly drop: (id: string) => void;
  /** Notes that one was removed. */
  readonly putGone: (known: KnownRegistration) => void;
  /** What must be said of the journal, a sentence each. */
  readonly notes: () => readonly string[];
}

/** Keeps registrations, also where the journal cannot be written. */
export const createRegistrations = (journal: Journal | undefined): Registrations => {
  const known = new Map<string, KnownRegistration>();
  const notes = new Set<string>();

  const write = (act: (journal: Journal) => void): void => {
    try {
      if (journal !== undefined) act(journal);
    } catch (error) {
      notes.add(
        `The journal of what is registered cannot be kept: ${reasonOf(error)}; after a kill, nothing would show what to remove`,
      );
    }
  };
  const put = (it: KnownRegistration): void => {
    known.set(it.entry.id, it);
    write((j) => j.put(it.entry));
  };

  return {
    all: () => [...known.values()],
    entries: () => [...known.values()].map((k) => k.entry),
    put,
    drop(id) {
      known.delete(id);
      write((j) => j.remove(id));
    },
    putGone: (it) => put({ ...it, entry: { ...it.entry, gone: true } }),
    notes: () => [...notes],
  };
};
