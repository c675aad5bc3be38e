import type { Json } from '../../json.ts';

const instant = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

const numberOf = (value: Json | undefined): number | undefined => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : undefined;
};

/** Ids may have more digits than a number holds. */
const wholeOf = (value: Json | undefined): bigint | undefined =>
  (typeof value === 'number' && Number.isSafeInteger(value)) ||
  (typeof value === 'string' && /^-?\d{1,40}$/.test(value))
    ? BigInt(value)
    : undefined;

// Date.parse cuts to milliseconds; the digits behind them still order two instants.
const instantOf = (value: Json | undefined): number | undefined => {
  if (typeof value !== 'string' || !instant.test(value)) return undefined;
  const parsed = Date.parse(value);
  const fraction = /\.\d{3}(\d+)/.exec(value)?.[1];
  return Number.isNaN(parsed) ? undefined : parsed + (fraction === undefined ? 0 : Number(`0.${fraction}`));
};

/** Orders two state values: numbers as numbers, dates as instants; undefined where they cannot be compared. */
export const compareStates = (a: Json | undefined, b: Json | undefined): number | undefined => {
  const [m, n] = [wholeOf(a), wholeOf(b)];
  if (m !== undefined && n !== undefined) return m < n ? -1 : m > n ? 1 : 0;
  for (const read of [numberOf, instantOf]) {
    const [x, y] = [read(a), read(b)];
    if (x !== undefined && y !== undefined) return x - y;
  }
  return a === b ? 0 : undefined;
};
