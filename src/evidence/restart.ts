import type { EventEntry, Exchange, WindowEntry } from '../model.ts';

/** What a chain or a subscription from before a restart of the service got of an event around it. */
export interface Survivor {
  readonly observer: string;
  readonly event: EventEntry;
  /** ms from the event to the end of the window in which the observer was watched for it. */
  readonly waited: number;
  readonly came: boolean;
  /** It may be in what was cut, or left out of the trace. */
  readonly isUnread: boolean;
  /** The registration, or the last poll. */
  readonly exchange: Exchange;
}

/** Windows in which observers were watched after a restart, each with the events around it. */
export const restartedIn = (windows: readonly WindowEntry[]): WindowEntry[] =>
  windows.filter((w) => w.restarted === true);

/** When the first of the events around a restart was caused; Infinity where nothing was restarted. */
export const restartedAt = (windows: readonly WindowEntry[], events: readonly EventEntry[]): number => {
  const tokens = new Set(restartedIn(windows).flatMap((w) => w.events));
  return Math.min(Infinity, ...events.filter((e) => tokens.has(e.token)).map((e) => e.at));
};
