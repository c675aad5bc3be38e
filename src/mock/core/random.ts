/** Randomness that a seed makes repeatable. */
export interface Random {
  /** So many hexadecimal digits. */
  readonly hex: (digits: number) => string;
  /** A UUID, version 4. */
  readonly uuid: () => string;
}

/** A 32-bit hash of a text (FNV-1a, finished so that texts that differ in one letter differ everywhere). */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Repeatable, and no secret: good for ids and tokens, not for keys. */
export const createRandom = (seed: string): Random => {
  let n = 0;
  const hex = (digits: number): string => {
    let text = '';
    while (text.length < digits) {
      n += 1;
      text += hashOf(`${seed}/${n}`).toString(16).padStart(8, '0');
    }
    return text.slice(0, digits);
  };
  return {
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
  };
};
