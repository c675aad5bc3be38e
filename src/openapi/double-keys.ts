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

/**
 * How many colons follow a quote that is none of a text: as many as there are keys, or more where a text begins with one.
 */
const countKeys = (text: string): number => {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) <= 0x20) before--;
    if (text.charAt(before) === '"' && text.charAt(before - 1) !== '\\') count += 1;
  }
  return count;
};

/**
 * The keys that stand twice in one object of a text that JSON.parse takes, which keeps the last of them; `members` is how
 * many it kept. They are looked for where more are written: to look everywhere would cost more than to read.
 */
export const doubleKeys = (text: string, members: number): readonly DoubleKey[] => {
  if (countKeys(text) === members) return [];
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
