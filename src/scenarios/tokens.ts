import { createHash, randomBytes } from 'node:crypto';

/**
 * Makes tokens that are unique to one event: letters and digits only, so that no encoding, escape or case folding
 * hides one. A seed makes them repeatable.
 */
export const createTokens = (seed: string | undefined): (() => string) => {
  let n = 0;
  return () => {
    n += 1;
    const seeded = (): string => createHash('sha256').update(`${seed}/${n}`).digest('hex').slice(0, 16);
    return `tp${seed === undefined ? randomBytes(8).toString('hex') : seeded()}`;
  };
};
