import { randomUUID } from 'node:crypto';

/** What a caller asks for when it subscribes. */
export interface Wish {
  readonly tenant: string;
  readonly callback: string;
  /** Topics that are wanted; empty: all. */
  readonly topics: readonly string[];
  /** What the caller proved itself with. */
  readonly credential: string;
}

/** A subscription; its id is in nobody's power to guess. */
export interface Subscription extends Wish {
  readonly id: string;
  /** ms since the epoch. */
  readonly since: number;
}

/** The subscriptions of a service, in memory. */
export interface Registry {
  readonly live: () => readonly Subscription[];
  readonly ended: () => readonly Subscription[];
  readonly find: (id: string) => Subscription | undefined;
  readonly add: (wish: Wish) => Subscription;
  readonly end: (id: string) => void;
  /** Replaces all that are live, as where the store is one file. */
  readonly write: (all: readonly Subscription[]) => void;
}

/** An empty registry. */
export const createRegistry = (): Registry => {
  const live = new Map<string, Subscription>();
  const ended = new Map<string, Subscription>();
  return {
    live: () => [...live.values()],
    ended: () => [...ended.values()],
    find: (id) => live.get(id),
    add: (wish) => {
      const subscription = { ...wish, id: randomUUID(), since: Date.now() };
      live.set(subscription.id, subscription);
      return subscription;
    },
    end: (id) => {
      const subscription = live.get(id);
      if (subscription === undefined) return;
      live.delete(id);
      ended.set(id, subscription);
    },
    write: (all) => {
      live.clear();
      for (const subscription of all) live.set(subscription.id, subscription);
    },
  };
};
