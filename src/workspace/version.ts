import type { NamedDocument } from '../diff/pair-documents.ts';
import type { HarnessError } from '../errors.ts';

/** One of two versions to compare. */
export interface LoadedVersion {
  readonly documents: readonly NamedDocument[];
  /** Definitions that could not be read. */
  readonly failures: readonly HarnessError[];
  /** Their names, as those of `documents`. */
  readonly unread: readonly string[];
  /** Several definitions may be meant: a folder was named. */
  readonly isFolder: boolean;
  /** Why there is nothing: the revision does not have it. */
  readonly missing?: string;
}
