/** Runs jobs, so many at a time, and keeps their order. */
export const inParallel = async <A, B>(
  items: readonly A[],
  width: number,
  job: (item: A) => Promise<B>,
): Promise<readonly B[]> => {
  const results: B[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await job(items[i] as A);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
};

/**
 * Tries each item beside others, and those that went wrong again beside fewer and at last alone: many runs on one core
 * may starve one of them of its time, and what counts is what it says by itself.
 */
export const untilRight = async <A, B>(
  items: readonly A[],
  attempt: (item: A) => Promise<B>,
  isRight: (result: B) => boolean,
  widest = 14,
): Promise<readonly B[]> => {
  let results = await inParallel(items, widest, attempt);
  for (const width of [5, 1]) {
    const wrong = results.flatMap((result, i) => (isRight(result) ? [] : [i]));
    const again = await inParallel(wrong, width, (i) => attempt(items[i] as A));
    results = results.map((result, i) => again[wrong.indexOf(i)] ?? result);
  }
  return results;
};
