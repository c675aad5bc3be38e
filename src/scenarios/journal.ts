import { mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { member, parseJson } from '../json.ts';

/** Something that a run registered on a service, and how to remove it. */
export interface JournalEntry {
  readonly serviceUrl: string;
  readonly trigger: string;
  readonly method: string;
  /** Raw request-target on the service's origin. */
  readonly target: string;
  /** ISO 8601 */
  readonly at: string;
}

/** What is registered and not yet removed, kept on disk so that a killed run can be cleaned up after. */
export interface Journal {
  readonly read: () => readonly JournalEntry[];
  readonly add: (entry: JournalEntry) => void;
  readonly remove: (entry: JournalEntry) => void;
}

const isEntry = (value: unknown): value is JournalEntry =>
  ['serviceUrl', 'trigger', 'method', 'target', 'at'].every((key) => typeof member(value, key) === 'string');

const same = (a: JournalEntry, b: JournalEntry): boolean =>
  a.serviceUrl === b.serviceUrl && a.target === b.target && a.method === b.method;

/** Another run's journal may be in the folder; then it stays. */
const removeIfEmpty = (folder: string): void => {
  try {
    rmdirSync(folder);
  } catch {
    // not empty, or not there
  }
};

/** A journal in a file, written at once: a crash must find it complete. The file goes with its last entry. */
export const createJournal = (file: string): Journal => {
  const read = (): readonly JournalEntry[] => {
    try {
      const list = parseJson(readFileSync(file, 'utf8'));
      return Array.isArray(list) ? list.filter(isEntry) : [];
    } catch {
      return [];
    }
  };
  const write = (entries: readonly JournalEntry[]): void => {
    if (entries.length === 0) {
      rmSync(file, { force: true });
      removeIfEmpty(dirname(file));
      return;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(entries, null, 2)}\n`);
  };
  return {
    read,
    add: (entry) => write([...read(), entry]),
    remove: (entry) => write(read().filter((e) => !same(e, entry))),
  };
};
