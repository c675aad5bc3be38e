import { setTimeout as pause } from 'node:timers/promises';
import { empty, problem } from '../http/answer.ts';
import type { HookFault } from './fault.ts';
import { hooks } from './hooks.ts';

/** ms that the store takes to be read or written. */
const DISK = 15;

/** Mistakes that show when two calls come at the same moment. */
export const raceFaults: readonly HookFault[] = [
  {
    name: 'overwrites-registrations-beside',
    description:
      'A registration writes the whole store as it was read before: another one of the same moment is lost.',
    must: ['L-03'],
    may: [],
    change: {
      hooks: {
        subscribe: async (registry, wish) => {
          const before = registry.live().filter((s) => s.callback !== wish.callback);
          await pause(DISK);
          const made = hooks.subscribe(registry, wish);
          registry.write([...before, made]);
          return made;
        },
      },
    },
  },
  {
    name: 'restores-what-is-deleted-beside',
    description:
      'A DELETE writes the whole store as it was read before: what was deleted in the same moment is back.',
    must: ['U-03'],
    may: [],
    change: {
      hooks: {
        cancel: async ({ subscription, registry }) => {
          if (subscription === undefined) return problem(404, 'No such subscription');
          const others = registry.live().filter((s) => s !== subscription);
          await pause(DISK);
          registry.write(others);
          return empty(204);
        },
      },
    },
  },
];
