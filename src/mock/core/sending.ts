import type { Json } from '../../json.ts';
import type { HeaderList } from '../../model.ts';
import type { Registry, Subscription } from './registry.ts';

/** One call to a callback; `url` goes out byte for byte. */
export interface Notification {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: string;
}

/** What a callback answered. */
export interface Receipt {
  readonly status: number;
  /** As written. */
  readonly retryAfter?: string;
  readonly location?: string;
}

/**
 * Carries a notification; undefined where no answer came. It follows no redirect and adds no credentials. The signal tells
 * that its subscription has ended, or the mock: what has not gone out by then need not.
 */
export type Transport = (notification: Notification, signal: AbortSignal) => Promise<Receipt | undefined>;

/** The outside that the mock lives in. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many ms, or at once when the mock ends. */
  readonly wait: (ms: number) => Promise<void>;
}

/** What follows an attempt: nothing more, the end of the subscription, another after a pause in ms, or another URL. */
export type Next = 'done' | 'gone' | number | { readonly to: string };

/** How notifications are sent, in replaceable parts. */
export interface Sending {
  /** ms that the events of a subscriber are gathered before they are sent. */
  readonly gather: number;
  /** The events of a subscriber that were gathered, as the bodies that are sent; each body an array of items. */
  readonly bundle: (items: readonly Json[]) => readonly (readonly Json[])[];
  readonly notification: (subscription: Subscription, body: Json) => Notification;
  readonly isWanted: (subscription: Subscription, registry: Registry) => boolean;
  readonly next: (receipt: Receipt | undefined, attempt: number, now: number) => Next;
}

const attempts = 5;
const longestWait = 60_000;

/** Milliseconds that a Retry-After asks for; 0 where it says nothing that can be read. */
export const askedWait = (retryAfter: string | undefined, now: number): number => {
  if (retryAfter === undefined) return 0;
  if (/^\s*\d+\s*$/.test(retryAfter)) return Math.min(Number(retryAfter) * 1000, longestWait);
  const until = Date.parse(retryAfter);
  return Number.isNaN(until) ? 0 : Math.min(Math.max(until - now, 0), longestWait);
};

/** The notifications of a service that keeps its contract. */
export const sending: Sending = {
  gather: 0,
  bundle: (items) => items.map((item) => [item]),
  notification: ({ callback }, body) => ({
    method: 'POST',
    url: callback,
    headers: [['Content-Type', 'application/json; charset=utf-8']],
    body: JSON.stringify(body),
  }),
  isWanted: (subscription, registry) => registry.isLive(subscription),
  next(receipt, attempt, now) {
    const status = receipt?.status ?? 0;
    if (status === 410) return 'gone';
    const isPassing = status === 0 || status === 408 || status === 429 || status >= 500;
    if (!isPassing || attempt + 1 >= attempts) return 'done';
    return Math.max(500 * 2 ** attempt, askedWait(receipt?.retryAfter, now));
  },
};
