const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** What a duration looks like: `500ms`, `20s`, `2m`, `1h`. */
export const DURATION_PATTERN = '^(\\d+(?:\\.\\d+)?)(ms|s|m|h)$';

/** No wait of a run is longer, in ms: a day. Timers of Node.js wrap around at 24.8 days. */
export const LONGEST_DURATION = 24 * 3_600_000;

/** Name of the format of a duration that is not too long; editors pass over one that they do not know. */
export const DURATION_FORMAT = 'duration-up-to-24h';

/** Milliseconds of a duration; undefined where the text is none. */
export const parseDuration = (text: string): number | undefined => {
  const [, amount, unit] = new RegExp(DURATION_PATTERN).exec(text) ?? [];
  const factor = UNITS[unit ?? ''];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
};
