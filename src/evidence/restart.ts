import type { EventEntry, Exchange, WindowEntry } from '../model.ts';
import type { Poll } from './poll.ts';
import type { Subscription } from './subscription.ts';

/** What a chain or a subscription from before a restart of the service got of an event around it. */
export interface Survivor {
  readonly observer: string;
  readonly event: EventEntry;
  /** ms from the event to the end of the window in which the observer was watched for it. */
  readonly waited: number;
  readonly came: boolean;
  /** The service had taken it when it was restarted, and another came after that; whether it came to anybody counts. */
  readonly isFromBefore?: true;
  /** Something had come to it before: what never came was not lost by the restart. */
  readonly isProven: boolean;
  /** It may be in what was cut, or left out of the trace. */
  readonly isUnread: boolean;
  /** The registration, or the last poll. */
  readonly exchange: Exchange;
}

/** What a chain from before a restart should not have brought after it: its state, or its inputs, mean something else now. */
export interface Revenant {
  readonly observer: string;
  /** `again`: brought before on the same chain; `old`: from before the chain began; `excluded`: by the inputs. */
  readonly what: 'again' | 'old' | 'excluded';
  readonly events: readonly EventEntry[];
  /** The poll that brought the first of them. */
  readonly exchange: Exchange;
}

/** Windows in which observers were watched after a restart, each with the events around it. */
const restartedIn = (windows: readonly WindowEntry[]): WindowEntry[] =>
  windows.filter((w) => w.restarted === true);

/** When the first of the events around a restart was caused; Infinity where nothing was restarted. */
export const restartedAt = (windows: readonly WindowEntry[], events: readonly EventEntry[]): number => {
  const tokens = new Set(restartedIn(windows).flatMap((w) => w.events));
  return Math.min(Infinity, ...events.filter((e) => tokens.has(e.token)).map((e) => e.at));
};

/** When the last of the events around a restart was caused, after it; Infinity where nothing was, or was restarted. */
export const restartOverAt = (windows: readonly WindowEntry[], events: readonly EventEntry[]): number => {
  const last = new Set(restartedIn(windows).flatMap((w) => (w.events.length > 1 ? w.events.slice(-1) : [])));
  const at = events.filter((e) => last.has(e.token)).map((e) => e.at);
  return at.length === 0 ? Infinity : Math.max(...at);
};

/** What is left in the trace of what came for an event may be cut, or left out. */
const mayBeUnread = (event: EventEntry, { deliveries }: Subscription): boolean =>
  deliveries.some((d) => d.truncated && (d.entry.body === '' || d.entry.at >= event.at));

/** Whether what was awaited last at a subscription before an event had come: what it lost earlier, no restart took. */
const gotTheLast = (
  { id, deliveries }: Subscription,
  windows: readonly WindowEntry[],
  before: readonly EventEntry[],
): boolean => {
  const tokens = new Set(
    windows.filter((w) => w.restarted !== true && w.observer === id).flatMap((w) => w.events),
  );
  const last = before.findLast((e) => tokens.has(e.token));
  return last === undefined || deliveries.some((d) => d.truncated || d.events.includes(last));
};

/** Subscriptions, each with the events around a restart that it was watched for. */
export const subscriptionSurvivors = (
  subscriptions: readonly Subscription[],
  windows: readonly WindowEntry[],
  events: readonly EventEntry[],
): readonly Survivor[] =>
  restartedIn(windows).flatMap((window) => {
    const subscription = subscriptions.find((s) => s.id === window.observer);
    if (subscription === undefined) return [];
    const last = window.events.at(-1);
    return events
      .filter((e) => window.events.includes(e.token))
      .map((event) => {
        const isFromBefore = event.token !== last;
        const those = isFromBefore ? subscriptions : [subscription];
        return {
          observer: subscription.id,
          event,
          waited: window.to - event.doneAt,
          came: those.some((s) => s.deliveries.some((d) => d.events.includes(event))),
          ...(isFromBefore ? { isFromBefore } : {}),
          isProven:
            subscription.deliveries.some(
              (d) => d.entry.at < event.at && (d.truncated || d.events.length > 0),
            ) &&
            gotTheLast(
              subscription,
              windows,
              events.filter((e) => e.at < event.at && !window.events.includes(e.token)),
            ),
          isUnread: those.some((s) => mayBeUnread(event, s)),
          exchange: subscription.registration.exchange,
        };
      });
  });

/** Chains, each with the events around a restart that it was polled for afterwards. */
export const chainSurvivors = (
  polls: readonly Poll[],
  windows: readonly WindowEntry[],
  events: readonly EventEntry[],
): readonly Survivor[] =>
  restartedIn(windows).flatMap(({ observer, events: tokens, to }) => {
    const mine = polls.filter(
      (p) => p.chain === observer && p.credentials === 'own' && p.state === 'followed',
    );
    const last = mine.at(-1);
    if (last === undefined) return [];
    return events
      .filter((e) => tokens.includes(e.token))
      .map((event) => {
        const later = mine.filter((p) => p.exchange.at + p.exchange.durationMs > event.at);
        return {
          observer,
          event,
          waited: to - event.doneAt,
          isProven: true,
          came: later.some((p) => p.status === 200 && p.items.some((i) => i.events.includes(event))),
          isUnread: later.some((p) => p.truncated),
          exchange: last.exchange,
        };
      });
  });

/** A chain from before a restart, as far as it tells what must not come again. */
interface Before {
  readonly id: string;
  readonly from: number;
  readonly arrivals: ReadonlyMap<string, Poll>;
}

const kindOf = (event: EventEntry, chain: Before, trigger: string): Revenant['what'] | undefined => {
  const relation = event.relations[trigger];
  // What was excluded before and came all the same is not the restart's doing.
  if (relation === 'excluded') return chain.arrivals.has(event.token) ? undefined : 'excluded';
  if (relation !== 'expected') return undefined;
  if (chain.arrivals.has(event.token)) return 'again';
  return event.doneAt < chain.from ? 'old' : undefined;
};

/** What chains brought after a restart that they had brought, left behind or kept out before it. */
export const chainRevenants = (
  polls: readonly Poll[],
  chains: readonly Before[],
  trigger: string,
): readonly Revenant[] =>
  chains.flatMap((chain) => {
    const found = polls
      .filter((p) => p.chain === chain.id && p.credentials === 'own' && p.state === 'followed')
      .filter((p) => p.status === 200)
      .flatMap((p) => p.items.flatMap((i) => i.events).map((event) => ({ event, exchange: p.exchange })))
      .map((f) => ({ ...f, what: kindOf(f.event, chain, trigger) }));
    return (['again', 'old', 'excluded'] as const).flatMap((what) => {
      const those = found.filter((f) => f.what === what);
      const [first] = those;
      if (first === undefined) return [];
      const events = [...new Set(those.map((f) => f.event))];
      return [{ observer: chain.id, what, events, exchange: first.exchange }];
    });
  });
