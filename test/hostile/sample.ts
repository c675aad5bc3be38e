/** A stream of numbers from 0 to 1 that a seed repeats. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The seed of this run: `SEED`, else the day's own, so that every part of a table has its day. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Date.now() / 86_400_000));

/** How many of something a run takes: `SAMPLE` is a part of the whole, from 0 to 1. */
export const part = (whole: number): number =>
  Math.max(1, Math.round(whole * Math.min(1, Number(process.env['SAMPLE'] ?? 1))));

/** A part of a table, chosen by the seed. */
export const sampled = <T>(all: readonly T[]): readonly T[] => {
  const random = seeded(seed);
  return all
    .map((value) => ({ value, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, part(all.length))
    .map(({ value }) => value);
};

/** Does something for each of a list, so many at a time. */
export const atOnce = async <T, R>(
  all: readonly T[],
  many: number,
  act: (value: T, index: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = [];
  const waiting = [...all.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results[next[0]] = await act(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: many }, work));
  return results;
};
