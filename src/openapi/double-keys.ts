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

const isKey = (text: string, after: number): boolean => {
  let at = after;
  while (text.charCodeAt(at) <= 0x20) at++;
  return text.charAt(at) === ':';
};

/** Whether a path stands twice as a key; what begins with a slash is rarely anything else. */
const hasPathTwice = (text: string): boolean => {
  const known = new Set<string>();
  for (let at = text.indexOf('"/'); at >= 0; at = text.indexOf('"/', at + 1)) {
    const end = text.indexOf('"', at + 2);
    if (end < 0) return false;
    if (!isKey(text, end + 1)) continue;
    const key = text.slice(at, end);
    if (known.has(key)) return true;
    known.add(key);
  }
  return false;
};

/**
 * The keys that stand twice in one object of a text that JSON.parse takes, which keeps the last of them. They are looked
 * for where a path stands twice: to look everywhere would cost more than to read.
 */
export const doubleKeys = (text: string): readonly DoubleKey[] => {
  if (!hasPathTwice(text)) return [];
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
