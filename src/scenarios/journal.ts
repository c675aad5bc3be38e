import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../config/make-folder.ts';
import { UsageError } from '../errors.ts';
import { member, parseJson, type Json } from '../json.ts';
import { keptBy } from '../kept.ts';
import { reasonOf } from '../reason-of.ts';
import { processMark, stateOf } from '../service/process-mark.ts';

/** A registration that a run made, and what it takes to decide later whether, and how, it can be removed. */
export interface JournalEntry {
  readonly id: string;
  /** Shared by the registrations of one run. */
  readonly run: string;
  /** Marks the process that runs it. */
  readonly by: string;
  readonly serviceUrl: string;
  readonly trigger: string;
  /** ISO 8601 */
  readonly at: string;
  /** Raw request-target of the registration; absent while it was not answered. */
  readonly registration?: string;
  /** Raw request-target of its Location on the service. */
  readonly location?: string;
  /** The Location holds an id that the registration had not sent. */
  readonly isNew: boolean;
  /** What the configured clean-up step takes from the answer. */
  readonly taken?: Readonly<Record<string, Json>>;
  /** Why nothing shows how to remove it. */
  readonly why?: string;
  /** It was removed, and only shows that others are not the same. */
  readonly gone?: true;
}

/** What runs registered and did not remove, kept on disk so that a killed run can be cleaned up after. */
export interface Journal {
  /** Absolute path. */
  readonly file: string;
  /** Throws UsageError where the file is damaged. */
  readonly read: () => readonly JournalEntry[];
  /** Adds an entry, or replaces the one with its id. */
  readonly put: (entry: JournalEntry) => void;
  readonly remove: (id: string) => void;
}

const isEntry = (value: unknown): value is JournalEntry =>
  ['id', 'run', 'by', 'serviceUrl', 'trigger', 'at'].every((key) => typeof member(value, key) === 'string');

const readEntries = (file: string): readonly JournalEntry[] => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if (member(cause, 'code') === 'ENOENT') return [];
    throw new UsageError(`Cannot read the journal of earlier runs, "${file}": ${reasonOf(cause)}`, { cause });
  }
  const list = parseJson(text);
  if (Array.isArray(list) && list.every(isEntry)) return list;
  throw new UsageError(
    `Cannot read the journal of earlier runs, "${file}": it is damaged; what it names may still be registered on the service, so remove that by hand and delete the file`,
  );
};

/** A process that holds the lock for longer was killed. */
const STALE = 2000;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

const isStale = (lock: string): boolean => {
  try {
    return stateOf(readFileSync(lock, 'utf8')) === 'ended' || Date.now() - statSync(lock).mtimeMs > STALE;
  } catch {
    return false;
  }
};

/** Does something while no other run writes the same file. */
const locked = <T>(file: string, act: () => T): T => {
  const lock = `${file}.lock`;
  const until = performance.now() + 2 * STALE;
  for (;;) {
    try {
      writeFileSync(lock, processMark, { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if (member(error, 'code') !== 'EEXIST' || performance.now() > until) throw error;
      if (isStale(lock)) rmSync(lock, { force: true });
      else Atomics.wait(sleeper, 0, 0, 5);
    }
  }
  try {
    return act();
  } finally {
    rmSync(lock, { force: true });
  }
};

/** What is gone is kept only as long as something of its run is not. */
const worthKeeping = (entries: readonly JournalEntry[]): readonly JournalEntry[] => {
  const open = new Set(entries.filter((e) => e.gone !== true).map((e) => e.run));
  return entries.filter((e) => open.has(e.run));
};

const lines = keptBy<JournalEntry, string>();
const lineOf = (entry: JournalEntry): string => lines(entry, () => JSON.stringify(entry));

/** What shows that a file is not the same any more: one that is written anew is another one. */
const markOf = (file: string): string | undefined => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found === undefined ? undefined : `${found.ino} ${found.size} ${found.mtimeMs}`;
};

/** A journal in a file, written at once and whole: a crash must find it complete. The file goes with its last entry. */
export const createJournal = (file: string): Journal => {
  // A run with many triggers writes thousands of times; it reads again only what somebody else has written.
  let known: { readonly mark: string | undefined; readonly entries: readonly JournalEntry[] } | undefined;
  const read = (): readonly JournalEntry[] =>
    known?.mark !== undefined && known.mark === markOf(file) ? known.entries : readEntries(file);
  const change = (make: (entries: readonly JournalEntry[]) => readonly JournalEntry[]): void => {
    makeFolder(dirname(file), 0o700);
    locked(file, () => {
      const entries = worthKeeping(make(read()));
      if (entries.length === 0) {
        rmSync(file, { force: true });
        return;
      }
      writeFileSync(`${file}.new`, `[\n${entries.map(lineOf).join(',\n')}\n]\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
      known = { mark: markOf(file), entries };
    });
  };
  return {
    file,
    read,
    put: (entry) => change((entries) => [...entries.filter((e) => e.id !== entry.id), entry]),
    remove: (id) => change((entries) => entries.filter((e) => e.id !== id)),
  };
};
