const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** What a duration looks like: `500ms`, `20s`, `2m`, `1h`. */
export const DURATION_PATTERN = '^(\\d+(?:\\.\\d+)?)(ms|s|m|h)$';

/** Milliseconds of a duration; undefined where the text is none. */
export const parseDuration = (text: string): number | undefined => {
  const [, amount, unit] = new RegExp(DURATION_PATTERN).exec(text) ?? [];
  const factor = UNITS[unit ?? ''];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
};
