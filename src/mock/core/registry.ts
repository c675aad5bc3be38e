import type { TriggerDefinition } from '../../model.ts';
import { queryOf, pathOf, type MockCall } from './call.ts';
import type { Inputs } from './inputs.ts';
import { percentDecoded } from '../../percent.ts';

/** Somebody who wants to be called back. */
export interface Subscription {
  readonly id: string;
  readonly trigger: TriggerDefinition;
  /** Raw, as it was given. */
  readonly callback: string;
  readonly inputs: Inputs;
  /** Raw path and query of where it can be deleted. */
  readonly target: string;
}

/** Every subscription that there is, and was. */
export interface Registry {
  readonly live: () => readonly Subscription[];
  readonly ended: () => readonly Subscription[];
  readonly add: (subscription: Subscription) => void;
  readonly end: (subscription: Subscription) => void;
  readonly isLive: (subscription: Subscription) => boolean;
  /** Calls back whenever a subscription ends. */
  readonly onEnd: (listener: (subscription: Subscription) => void) => void;
}

/** A registry without subscriptions. */
export const createRegistry = (): Registry => {
  const live = new Map<string, Subscription>();
  const ended: Subscription[] = [];
  const listeners: ((subscription: Subscription) => void)[] = [];
  return {
    live: () => [...live.values()],
    ended: () => ended,
    add: (subscription) => void live.set(subscription.id, subscription),
    end(subscription) {
      if (!live.delete(subscription.id)) return;
      ended.push(subscription);
      for (const listener of listeners) listener(subscription);
    },
    isLive: ({ id }) => live.has(id),
    onEnd: (listener) => void listeners.push(listener),
  };
};

/** Whether a call is to the place where a subscription can be deleted; a gateway may add to the query. */
export const isCallTo = (call: MockCall, target: string): boolean => {
  const wanted = { ...call, target };
  const query = queryOf(call);
  return (
    percentDecoded(pathOf(call)) === percentDecoded(pathOf(wanted)) &&
    queryOf(wanted).every((w) => query.some((q) => q.name === w.name && q.value === w.value))
  );
};
