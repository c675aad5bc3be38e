const NONSENSE = 'triggerpact-no-such-state';

const tokens = (target: string): string[] => target.split(/([/?&=;,])/);

/**
 * A target whose state part is made meaningless: the parts in which two Locations of one chain differ are replaced,
 * and nothing else. Undefined where they do not differ in parts that can be told.
 */
export const malform = (target: string, other: string, nonsense: string = NONSENSE): string | undefined => {
  const [mine, theirs] = [tokens(target), tokens(other)];
  if (target === other || mine.length !== theirs.length) return undefined;
  const changed = mine.map((token, i) => (token === theirs[i] ? token : nonsense));
  return changed.some((token, i) => token !== mine[i] && /^[/?&=;,]$/.test(mine[i] ?? ''))
    ? undefined
    : changed.join('');
};

const replaceId = (id: string): string => {
  // A number stays a number below 2^31; anything else keeps its length and alphabet, so that it is well-formed.
  if (/^\d+$/.test(id)) return '1987654321';
  const shifted = id.split('').map((c) => {
    if (/[0-8]/.test(c)) return String(Number(c) + 1);
    if (c === '9') return '0';
    if (/[a-e]|[A-E]/.test(c)) return String.fromCharCode(c.charCodeAt(0) + 1);
    if (c === 'f' || c === 'F') return c === 'f' ? 'a' : 'A';
    if (/[g-yG-Y]/.test(c)) return String.fromCharCode(c.charCodeAt(0) + 1);
    if (c === 'z' || c === 'Z') return c === 'z' ? 'g' : 'G';
    return c;
  });
  return shifted.join('');
};

/** A Location's target with its id changed to one that was never given: the part in which two Locations differ. */
export const unknownId = (target: string, other: string): string | undefined => {
  const [mine, theirs] = [tokens(target), tokens(other)];
  if (target === other || mine.length !== theirs.length) return undefined;
  const changed = mine.map((token, i) => (token === theirs[i] ? token : replaceId(token)));
  const made = changed.join('');
  return made === target || made === other ? undefined : made;
};
