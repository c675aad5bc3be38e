import { UsageError } from '../errors.ts';
import type { ReadDocument } from '../model.ts';
import type { DocumentPair } from './diff-documents.ts';

/** A definition, and its path within what was named; the whole path where it was named itself. */
export interface NamedDocument {
  readonly name: string;
  readonly document: ReadDocument;
}

/** The definitions of one version. */
export interface Version {
  readonly documents: readonly NamedDocument[];
  /** Several definitions may be meant; without it, the one that was named. */
  readonly isFolder: boolean;
  /** Names of definitions that are there and could not be read. */
  readonly unread?: readonly string[];
}

/** Which definition became which. */
export interface Pairing {
  readonly pairs: readonly DocumentPair[];
  /** In the older version alone. */
  readonly gone: readonly ReadDocument[];
  /** In the newer version alone. */
  readonly fresh: readonly ReadDocument[];
}

/** How many segments two paths have in common, from their ends. */
const commonEnd = (a: string, b: string): number => {
  const [one, other] = [a.split('/').toReversed(), b.split('/').toReversed()];
  const differs = one.findIndex((segment, i) => segment !== other[i]);
  return differs < 0 ? one.length : differs;
};

/** The definition of a folder that a single one is another version of: by title, then by path. */
const counterpart = (single: NamedDocument, folder: readonly NamedDocument[]): NamedDocument | undefined => {
  const titled = folder.filter((d) => d.document.title === single.document.title);
  const candidates = titled.length > 0 ? titled : folder;
  const score = ({ name }: NamedDocument): number => commonEnd(name, single.name);
  const best = candidates.toSorted((a, b) => score(b) - score(a));
  const [first, second] = best;
  if (first !== undefined && second !== undefined && score(first) === score(second))
    throw new UsageError(
      `Both "${first.document.file}" and "${second.document.file}" may be versions of "${single.document.file}": name one of them`,
    );
  return first;
};

/** Those of one version that the other one does not have; what it has and could not be read may be any of them. */
const alone = (
  own: readonly NamedDocument[],
  left: readonly NamedDocument[],
  { unread = [] }: Version,
): readonly ReadDocument[] => {
  const names = new Set(own.map((d) => d.name));
  if (unread.some((name) => !names.has(name))) return [];
  return left.filter((d) => !unread.includes(d.name)).map((d) => d.document);
};

/** A connector under another name, and in another place, still has the operations that flows use. */
const shareMostTriggers = (a: NamedDocument, b: NamedDocument): boolean => {
  const ids = new Set(b.document.triggers.map(({ id }) => id));
  const shared = a.document.triggers.filter(({ id }) => ids.has(id));
  return shared.length * 2 > Math.max(a.document.triggers.length, ids.size);
};

const pairFolders = (former: Version, latter: Version): Pairing => {
  const [before, after] = [former.documents, latter.documents];
  const open = new Set(after);
  const partners = new Map<NamedDocument, NamedDocument>();
  const take = (isSame: (a: NamedDocument, b: NamedDocument) => boolean): void => {
    for (const old of before) {
      if (partners.has(old)) continue;
      const alike = [...open].filter((now) => isSame(old, now));
      const [now] = alike;
      if (now === undefined || alike.length > 1) continue;
      partners.set(old, now);
      open.delete(now);
    }
  };
  take((a, b) => a.name === b.name);
  take((a, b) => a.document.title === b.document.title);
  take(shareMostTriggers);
  if (before.length === 1 && after.length === 1) take(() => true);
  return {
    pairs: [...partners].map(([old, now]) => ({ before: old.document, after: now.document })),
    gone: alone(
      before,
      before.filter((d) => !partners.has(d)),
      latter,
    ),
    fresh: alone(after, [...open], former),
  };
};

/**
 * The definitions of two versions, side by side: by path, by title, by the names of their triggers; a single one with its
 * counterpart alone.
 */
export const pairDocuments = (before: Version, after: Version): Pairing => {
  if (before.isFolder && after.isFolder) return pairFolders(before, after);
  const [single] = before.isFolder ? after.documents : before.documents;
  const others = before.isFolder ? before.documents : after.documents;
  if (before.documents.length === 0)
    return { pairs: [], gone: [], fresh: after.documents.map((d) => d.document) };
  const other = single === undefined ? undefined : counterpart(single, others);
  if (single === undefined || other === undefined) return { pairs: [], gone: [], fresh: [] };
  const [old, now] = before.isFolder ? [other, single] : [single, other];
  return { pairs: [{ before: old.document, after: now.document }], gone: [], fresh: [] };
};
