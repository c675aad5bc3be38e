import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hooks, Notice } from './hooks.ts';
import { post, type Notification, type Receipt } from './post.ts';
import type { Registry, Subscription } from './registry.ts';

/** Brings notices to subscribers. */
export interface Dispatcher {
  readonly publish: (notice: Notice) => void;
  readonly latest: () => Notice | undefined;
  readonly send: (notification: Notification) => Promise<Receipt | undefined>;
  readonly close: () => void;
}

/** How the queue works. */
export interface QueueOptions {
  /** ms between an event and its delivery. */
  readonly wait: number;
  /** ms that one subscriber may keep the next one waiting; 0: all are served at once. */
  readonly turn: number;
}

/** A dispatcher with a queue; whoever is subscribed when the event happens hears of it. */
export const createDispatcher = (registry: Registry, hooks: Hooks, options: QueueOptions): Dispatcher => {
  const ending = new AbortController();
  const { signal } = ending;
  // Every delivery under way listens for the end of the service.
  setMaxListeners(0, signal);
  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal }).catch(() => undefined);
  let waiting = new Map<Subscription, unknown[]>();
  const repeats = new Map<Subscription, number>();
  let latest: Notice | undefined;
  let scheduled = false;
  let work: Promise<void> = Promise.resolve();

  const untilRepeat = async (subscription: Subscription, ms: number): Promise<void> => {
    repeats.set(subscription, (repeats.get(subscription) ?? 0) + 1);
    await pause(ms);
    repeats.set(subscription, (repeats.get(subscription) ?? 0) - 1);
  };

  const deliver = async (subscription: Subscription, body: unknown): Promise<void> => {
    let url: string | undefined;
    for (let attempt = 0; !signal.aborted && hooks.isLive(registry, subscription); attempt += 1) {
      const usual = hooks.notification(subscription, body, attempt);
      const notification = { ...usual, url: url ?? usual.url };
      const next = hooks.next(await post(notification, signal), attempt, subscription);
      if (next === 'gone') registry.end(subscription.id);
      if (next === 'gone' || next === 'done') return;
      if (typeof next === 'number') await untilRepeat(subscription, next);
      else url = new URL(next.to, notification.url).href;
    }
  };

  const serve = async (subscription: Subscription, bodies: readonly unknown[]): Promise<void> => {
    const late = hooks.delay(registry, subscription);
    if (late > 0) await pause(late);
    await Promise.all(hooks.bundle(bodies).map((body) => deliver(subscription, body)));
  };

  const serveAll = async (): Promise<void> => {
    await pause(options.wait);
    scheduled = false;
    const taken = waiting;
    waiting = new Map();
    for (const [subscription, bodies] of taken) {
      if (signal.aborted) return;
      const served = serve(subscription, bodies);
      if (options.turn > 0) await Promise.race([served, pause(options.turn)]);
    }
  };

  return {
    publish: (notice) => {
      latest = notice;
      for (const subscription of hooks.recipients(registry, notice)) {
        if (!hooks.admits(repeats.get(subscription) ?? 0)) continue;
        waiting.set(subscription, [...(waiting.get(subscription) ?? []), notice.body]);
      }
      if (scheduled) return;
      scheduled = true;
      work = work.then(serveAll);
    },
    latest: () => latest,
    send: (notification) => post(notification, signal),
    close: () => ending.abort(),
  };
};
