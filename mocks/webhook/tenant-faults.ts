import type { HookFault } from './fault.ts';
import { interested } from './hooks.ts';
import type { Registry, Subscription } from './registry.ts';

/** Who hears of a topic, as it was once found out. */
const kept = new WeakMap<Registry, Map<string, readonly Subscription[]>>();

/** Mistakes in whose events a subscriber hears of. */
export const tenantFaults: readonly HookFault[] = [
  {
    name: 'mixes-tenants',
    description: 'Subscribers hear of the events of other tenants.',
    must: ['S-04'],
    may: [],
    change: {
      hooks: {
        recipients: (registry, notice) =>
          registry.live().filter((s) => s.topics.length === 0 || s.topics.includes(notice.topic)),
      },
    },
  },
  {
    name: 'keeps-recipients-without-tenant',
    description: 'Who hears of a topic is kept until a subscription comes or goes, for all tenants together.',
    must: ['S-04'],
    may: ['C-19', 'U-04'],
    change: {
      hooks: {
        recipients: (registry, notice) => {
          const live = registry.live();
          const key = JSON.stringify([notice.topic, live.map((s) => s.id)]);
          const mine = kept.get(registry) ?? new Map<string, readonly Subscription[]>();
          const found = mine.get(key) ?? interested(live, notice);
          kept.set(registry, mine.set(key, found));
          return found;
        },
      },
    },
  },
  {
    name: 'tells-the-first-of-all',
    description: 'Whoever subscribed first is taken for the operator, who hears of all tenants.',
    must: ['S-04'],
    may: [],
    change: {
      hooks: {
        recipients: (registry, notice) => {
          const [first] = [...registry.ended(), ...registry.live()];
          return registry.live().filter((s) => {
            const tenant = s.tenant === first?.tenant ? notice.tenant : s.tenant;
            return interested([{ ...s, tenant }], notice).length > 0;
          });
        },
      },
    },
  },
];
