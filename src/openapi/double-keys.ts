import { visit } from 'jsonc-parser';

/** A key that an object has twice. */
export interface DoubleKey {
  readonly message: string;
  /** Where it stands the second time. */
  readonly offset: number;
}

/** Says what a key that stands twice means. */
export const doubleKeyMessage = (key: string): string =>
  `The key ${JSON.stringify(key)} stands twice in one object: what the first one holds is lost`;

const PARTS = ['"paths"', '"definitions"', '"components"'];

/** The offsets after keys that begin with `start`: whatever is a value is passed over. */
const keysBeginning = (text: string, start: string): string[] => {
  const keys: string[] = [];
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    const end = text.indexOf('"', at + start.length);
    if (end < 0) break;
    if (/^\s*:/.test(text.slice(end + 1, end + 20))) keys.push(text.slice(at + 1, end));
  }
  return keys;
};

const isSuspect = (text: string): boolean => {
  const paths = keysBeginning(text, '"/');
  return (
    new Set(paths).size < paths.length || PARTS.some((part) => text.indexOf(part) !== text.lastIndexOf(part))
  );
};

/**
 * The keys that stand twice in one object of a text that JSON.parse takes, which keeps the last of them. They are looked
 * for where a path, or a part of the document, stands twice: to look everywhere would cost more than to read.
 */
export const doubleKeys = (text: string): readonly DoubleKey[] => {
  if (!isSuspect(text)) return [];
  const found: DoubleKey[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (key, offset) => {
      const known = open.at(-1);
      if (known?.has(key) === true) found.push({ message: doubleKeyMessage(key), offset });
      known?.add(key);
    },
  });
  return found;
};
