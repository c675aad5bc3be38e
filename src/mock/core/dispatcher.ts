import type { Json } from '../../json.ts';
import { defined } from '../../defined.ts';
import type { Watch } from './happening.ts';
import type { Registry, Subscription } from './registry.ts';
import type { Clock, Notification, Sending, Transport } from './sending.ts';
import { createUnderWay } from './under-way.ts';

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
  readonly watch?: Watch;
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
  watch,
}: DispatcherContext): Dispatcher => {
  const waiting = new Map<string, Json[]>();
  const underWay = createUnderWay(transport);
  const ending = new AbortController();

  registry.onEnd(({ id }) => underWay.breakOff((s) => s.id === id && !how.isWanted(s, registry)));

  const deliver = async (subscription: Subscription, body: Json): Promise<void> => {
    let notification: Notification = how.notification(subscription, body);
    for (let attempt = 0; !ending.signal.aborted && how.isWanted(subscription, registry); attempt += 1) {
      const receipt = await underWay.carry(subscription, notification);
      const next = how.next(receipt, attempt, clock.now());
      if (next === 'gone') registry.end(subscription);
      watch?.({ type: 'attempt', subscription, notification, attempt, ...defined({ receipt }) });
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
      underWay.breakOff(() => true);
    },
  };
};
