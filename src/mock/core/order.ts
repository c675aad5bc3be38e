import type { Json } from '../../json.ts';
import type { Schema } from '../../model.ts';
import { typesOf } from '../../request/flatten.ts';
import type { MockEvent } from './events.ts';

/** A way to write the order of events into a field, and to read it again. */
export interface Order {
  readonly write: (event: MockEvent) => Json;
  /** Comparable with `rank`; undefined for a text that cannot be one. */
  readonly read: (text: string) => number | undefined;
  readonly rank: (event: MockEvent) => number;
}

const day = 86_400_000;
const firstDay = Date.UTC(2024, 0, 1);
const firstSecond = firstDay / 1000;

const whole = (text: string): number | undefined =>
  /^-?\d{1,15}(\.0+)?$/.test(text) ? Number(text) : undefined;

const instantOf = (text: string): number | undefined => {
  const time = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
};

const instant: Order = {
  write: (event) => new Date(event.at).toISOString(),
  read: instantOf,
  rank: (event) => event.at,
};

// Of two events on one day a state could tell only one: each event of the mock has a day of its own.
const date: Order = {
  write: (event) => new Date(firstDay + event.n * day).toISOString().slice(0, 10),
  read: instantOf,
  rank: (event) => firstDay + event.n * day,
};

const counted = (from: number, write: (n: number) => Json): Order => ({
  write: (event) => write(from + event.n),
  read: whole,
  rank: (event) => from + event.n,
});

const isTime = (name: string): boolean =>
  /date|time|stamp|created|updated|modified/i.test(name) || /(^|_)at$|[a-z](At|On)$/.test(name);

/** How a state field is written, by its schema and name; undefined where its type has no order. */
export const orderOf = (schema: Schema | undefined, name: string): Order | undefined => {
  const [type = 'string'] = typesOf(schema ?? {});
  const format = schema?.['format'];
  if (type === 'integer' || type === 'number') return counted(isTime(name) ? firstSecond : 1000, (n) => n);
  if (type !== 'string' || schema?.['enum'] !== undefined) return undefined;
  if (format === 'date') return date;
  if (format === 'date-time' || isTime(name)) return instant;
  return format === undefined ? counted(1000, String) : undefined;
};
