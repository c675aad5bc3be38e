import type { Json } from '../../json.ts';
import type { Registry, Subscription } from './registry.ts';
import type { Clock, Notification, Receipt, Sending, Transport } from './sending.ts';

/** Brings events to subscribers. */
export interface Dispatcher {
  readonly send: (subscription: Subscription, item: Json) => void;
  /** Nothing more is sent. */
  readonly close: () => void;
}

/** What a dispatcher needs. */
export interface DispatcherContext {
  readonly how: Sending;
  readonly registry: Registry;
  readonly transport: Transport;
  readonly clock: Clock;
  /** The body that tells of these items. */
  readonly bodyOf: (subscription: Subscription, items: readonly Json[]) => Json;
}

/**
 * Sends to all subscribers at once, so that a slow one keeps nobody waiting. What is under way when a subscription ends is
 * broken off: a connection that is still being made would bring it long after the DELETE.
 */
export const createDispatcher = ({
  how,
  registry,
  transport,
  clock,
  bodyOf,
}: DispatcherContext): Dispatcher => {
  const waiting = new Map<string, Json[]>();
  const underWay = new Map<AbortController, Subscription>();
  const ending = new AbortController();

  registry.onEnd(({ id }) => {
    for (const [attempt, subscription] of underWay)
      if (subscription.id === id && !how.isWanted(subscription, registry)) attempt.abort();
  });

  const carry = async (
    subscription: Subscription,
    notification: Notification,
  ): Promise<Receipt | undefined> => {
    const attempt = new AbortController();
    underWay.set(attempt, subscription);
    try {
      return await transport(notification, attempt.signal);
    } finally {
      underWay.delete(attempt);
    }
  };

  const deliver = async (subscription: Subscription, body: Json): Promise<void> => {
    let notification: Notification = how.notification(subscription, body);
    for (let attempt = 0; !ending.signal.aborted && how.isWanted(subscription, registry); attempt += 1) {
      const next = how.next(await carry(subscription, notification), attempt, clock.now());
      if (next === 'gone') registry.end(subscription);
      if (next === 'gone' || next === 'done') return;
      if (typeof next === 'number') await clock.wait(next);
      else notification = { ...notification, url: new URL(next.to, notification.url).href };
    }
  };

  const flush = (subscription: Subscription): void => {
    const items = waiting.get(subscription.id) ?? [];
    waiting.delete(subscription.id);
    for (const bundle of how.bundle(items)) void deliver(subscription, bodyOf(subscription, bundle));
  };

  return {
    send(subscription, item) {
      const gathered = waiting.get(subscription.id);
      if (gathered !== undefined) {
        gathered.push(item);
        return;
      }
      waiting.set(subscription.id, [item]);
      if (how.gather === 0) flush(subscription);
      else void clock.wait(how.gather).then(() => flush(subscription));
    },
    close() {
      ending.abort();
      for (const attempt of underWay.keys()) attempt.abort();
    },
  };
};
