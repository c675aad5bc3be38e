import { randomUUID } from 'node:crypto';
import type { HookFault } from './fault.ts';
import type { Registry } from './registry.ts';

/** How many ids each service has given since it was started. */
const given = new Map<Registry, number>();

/** Mistakes that show after a restart of the service. */
export const restartFaults: readonly HookFault[] = [
  {
    name: 'counts-anew-after-restart',
    description: 'Ids are counted in memory: after a restart they are those of others, whose place is taken.',
    must: ['W-05'],
    may: ['L-08', 'C-12', 'C-19', 'W-22'],
    restart: true,
    change: {
      hooks: {
        subscribe: (registry, wish) => {
          const others = registry.live().filter((s) => s.callback !== wish.callback);
          const count = (given.get(registry) ?? 0) + 1;
          given.set(registry, count);
          const made = { ...wish, id: `subscription-${count}`, since: Date.now() };
          registry.write([...others, made]);
          return made;
        },
        restarted: (registry) => void given.delete(registry),
      },
    },
  },
  {
    name: 'forgets-what-was-wanted',
    description: 'What a subscriber asked for is not stored: after a restart it hears of everything.',
    must: ['C-13'],
    may: [],
    restart: true,
    change: {
      hooks: {
        restarted: (registry) => registry.write(registry.live().map((s) => ({ ...s, topics: [] }))),
      },
    },
  },
  {
    name: 'loads-subscriptions-twice',
    description: 'A restart loads the store of subscriptions twice: each of them hears of everything twice.',
    must: ['C-12'],
    may: ['U-03', 'L-08'],
    restart: true,
    change: {
      hooks: {
        restarted: (registry) =>
          registry.write([...registry.live(), ...registry.live().map((s) => ({ ...s, id: randomUUID() }))]),
      },
    },
  },
  {
    name: 'brings-back-what-was-deleted',
    description: 'A DELETE ends a subscription in memory alone: a restart brings it back.',
    must: ['U-03'],
    may: ['C-08', 'L-04', 'C-12'],
    restart: true,
    change: {
      hooks: { restarted: (registry) => registry.write([...registry.live(), ...registry.ended()]) },
    },
  },
];
