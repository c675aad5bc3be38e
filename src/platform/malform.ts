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

/** A changed id that is shorter might be somebody's. */
const SHORTEST_ID = 6;

const shifted = (c: string): string => {
  if (/[0-8a-eg-yA-EG-Y]/.test(c)) return String.fromCharCode(c.charCodeAt(0) + 1);
  return { 9: '0', f: 'a', F: 'A', z: 'g', Z: 'G' }[c] ?? c;
};

// A number stays a number below 2^31; anything else keeps its length and alphabet, and its escapes, so that it is
// well-formed.
const replaceId = (id: string): string =>
  /^\d+$/.test(id)
    ? '1987654321'
    : id
        .split(/(%[0-9A-Fa-f]{2})/)
        .map((part, i) => (i % 2 === 1 ? part : part.replaceAll(/./g, shifted)))
        .join('');

/** A Location's target with its id changed to one that was never given: the part in which two Locations differ. */
export const unknownId = (target: string, other: string): string | undefined => {
  const [mine, theirs] = [tokens(target), tokens(other)];
  if (mine.length !== theirs.length) return undefined;
  const ids = mine.filter((token, i) => token !== theirs[i]);
  if (ids.length === 0 || ids.some((id) => !/^\d+$/.test(id) && id.length < SHORTEST_ID)) return undefined;
  const made = mine.map((token, i) => (token === theirs[i] ? token : replaceId(token))).join('');
  return made === target || made === other ? undefined : made;
};

/**
 * A target whose query has the reserved characters percent-encoded that a form decoder reads as something else (a plus
 * as a space); undefined where there is none.
 */
export const encodedTwin = (target: string): string | undefined => {
  const at = target.indexOf('?');
  if (at < 0 || !target.slice(at).includes('+')) return undefined;
  return target.slice(0, at) + target.slice(at).replaceAll('+', '%2B');
};
