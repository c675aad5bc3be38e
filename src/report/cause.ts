/** Values that a run measures or makes up, not the service's fault: each differs from breach to breach. */
const measured: readonly RegExp[] = [
  // A query: a state travels under any name, or is not there yet.
  /\?[^\s"`;)]+/g,
  // Times of day and dates.
  /\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g,
  /\b\d\d?:\d\d(?::\d\d(?:\.\d+)?)?\b/g,
  /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi,
  // Positions in a list, numbered resources.
  /(?<=\/)\d+(?=[/\s"';:,.?)]|$)/g,
  /\b\d+(?:\.\d+)? ?(?:ms|s|min)\b/g,
];

/** Numbers but those that may be a status: 204 and 500 are two causes. */
const NUMBER = /(?<![\w.])(?![1-5]\d\d(?![\w.]))\d+(?:\.\d+)?(?!\w)/g;

/** Words that nobody writes: ids, states, tokens. */
const isMadeUp = (word: string): boolean => (word.match(/\d/g) ?? []).length >= 3 && /[A-Za-z]/.test(word);

const LONGEST = 1000;

const withoutValues = (message: string): string => {
  const timeless = measured.reduce(
    (text, pattern) => text.replaceAll(pattern, '…'),
    message.slice(0, LONGEST),
  );
  const known = timeless.replaceAll(/[\w-]{8,}/g, (word) => (isMadeUp(word) ? '…' : word));
  return known.replaceAll(NUMBER, '…');
};

/** A message without what was measured, and with each part of an enumeration once: equal for breaches of one cause. */
export const causeOf = (message: string): string =>
  [
    ...new Set(
      withoutValues(message)
        .split(/;|: (?=\/)/)
        .map((part) => part.trim())
        .filter((part) => part !== 'and … more'),
    ),
  ].join('; ');
