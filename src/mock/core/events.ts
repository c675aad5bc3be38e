import { defined } from '../../defined.ts';
import type { Json } from '../../json.ts';
import type { Random } from './random.ts';

/** What is asked for when an event is caused; everything has a default. */
export interface Cause {
  /** operationId of the one trigger that it concerns; absent: every trigger. */
  readonly trigger?: string;
  /** Values of the triggers' inputs, by name or JSON Pointer; one that is not named fits every filter. */
  readonly values?: Readonly<Record<string, Json>>;
  /** The text that tells it from others; made up where absent. */
  readonly token?: string;
}

/** Something that happened in the mocked service. */
export interface MockEvent {
  /** Counts from 1. */
  readonly n: number;
  /** A UUID. */
  readonly id: string;
  readonly token: string;
  /** Milliseconds since 1970; no two events have the same. */
  readonly at: number;
  readonly trigger?: string;
  readonly values: Readonly<Record<string, Json>>;
}

/** Everything that happened, in order. */
export interface EventLog {
  readonly add: (cause: Cause) => MockEvent;
  readonly all: () => readonly MockEvent[];
  /** Number of the newest event; 0 for none. */
  readonly newest: () => number;
  /** A time before everything, for a list that nothing is on. */
  readonly origin: MockEvent;
}

/** Events from before the mock began, so that a first poll has something that it must not hand over. */
const HISTORY = 2;
const hour = 3_600_000;

/** A log that begins with a little history; `now` in milliseconds since 1970. */
export const createEventLog = (random: Random, now: () => number): EventLog => {
  const started = now();
  const events: MockEvent[] = [];
  const add = ({ trigger, values = {}, token }: Cause, at: number): MockEvent => {
    const event: MockEvent = {
      n: events.length + 1,
      id: random.uuid(),
      token: token ?? `tm${random.hex(16)}`,
      // A state made of a time must tell any two events apart.
      at: Math.max(at, (events.at(-1)?.at ?? 0) + 1),
      values,
      ...defined({ trigger }),
    };
    events.push(event);
    return event;
  };
  for (let i = 0; i < HISTORY; i += 1) add({}, started - hour);
  return {
    add: (cause) => add(cause, now()),
    all: () => events,
    newest: () => events.length,
    origin: { n: 0, id: '', token: '', at: started - 2 * hour, values: {} },
  };
};
