import { isBeside } from './callback.ts';
import type { HookFault } from './fault.ts';
import { hooks } from './hooks.ts';

/** Mistakes in how subscriptions are told apart by their callbacks. */
export const callbackFaults: readonly HookFault[] = [
  {
    name: 'chokes-on-long-callbacks',
    description: 'A callback URL of more than 1,500 characters crashes what reads it: no answer is sent.',
    must: ['W-11'],
    may: [],
    change: {
      hooks: {
        refusal: (_, { callback }) =>
          callback.length > 1500 ? { status: 0, headers: [], transport: 'reset' } : undefined,
      },
    },
  },
  {
    name: 'takes-callbacks-without-query',
    description:
      'Subscriptions are known by their callback without its query: another signature replaces one.',
    must: ['W-22'],
    may: ['C-19', 'L-03', 'U-01', 'U-02', 'U-05'],
    change: {
      hooks: {
        subscribe: (registry, wish) => {
          for (const { id, callback } of registry.live())
            if (isBeside(callback, wish.callback)) registry.end(id);
          return hooks.subscribe(registry, wish);
        },
      },
    },
  },
  {
    name: 'delete-removes-same-path',
    description: 'DELETE ends every subscription whose callback has the same path.',
    must: ['U-04'],
    may: [],
    change: {
      hooks: {
        cancel: ({ call, id, subscription, registry }) => {
          for (const other of registry.live())
            if (subscription !== undefined && isBeside(other.callback, subscription.callback))
              registry.end(other.id);
          return hooks.cancel({ call, id, subscription, registry });
        },
      },
    },
  },
  {
    name: 'ends-callbacks-for-good',
    description:
      'A callback whose subscription was deleted is never notified again, though it is registered anew.',
    must: ['L-02'],
    may: [],
    change: {
      hooks: {
        recipients: (registry, notice) =>
          hooks
            .recipients(registry, notice)
            .filter(({ callback }) => !registry.ended().some((s) => s.callback === callback)),
      },
    },
  },
  {
    name: 'cleans-up-late',
    description: 'What cleans up after a DELETE, a second later, ends whatever has that callback by then.',
    must: ['L-02'],
    may: [],
    change: {
      hooks: {
        cancel: ({ call, id, subscription, registry }) => {
          const cleanUp = (): void => {
            for (const { id: other, callback } of registry.live())
              if (callback === subscription?.callback) registry.end(other);
          };
          setTimeout(cleanUp, 1000).unref();
          return hooks.cancel({ call, id, subscription, registry });
        },
      },
    },
  },
];
