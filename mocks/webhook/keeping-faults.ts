import { rewrite, type Answer } from '../http/answer.ts';
import type { HookFault } from './fault.ts';
import { hooks, notificationOf } from './hooks.ts';
import { post } from './post.ts';
import type { Registry, Subscription } from './registry.ts';

const day = 24 * 3_600_000;

/** Services that have answered a first registration. */
const warm = new WeakSet<Registry>();

/** What services have sent, and to whom. */
const sent = new WeakMap<Registry, readonly { readonly to: Subscription; readonly body: unknown }[]>();

const coldAtFirst = (answer: Answer, registry: Registry): Answer => {
  if (warm.has(registry)) return answer;
  warm.add(registry);
  return { ...answer, wait: 10_500 };
};

/** The first of those that a key is the same for. */
const firstOf = (
  subscriptions: readonly Subscription[],
  key: (subscription: Subscription) => string,
): readonly Subscription[] => [...new Map(subscriptions.toReversed().map((s) => [key(s), s])).values()];

/** Mistakes in how subscriptions are kept, and in what is kept with them. */
export const keepingFaults: readonly HookFault[] = [
  {
    name: 'slow-first-registration',
    description: 'The first registration wakes the service up, which takes more than ten seconds.',
    must: ['W-19'],
    may: [],
    change: { hooks: { registered: (answer, { registry }) => coldAtFirst(answer, registry) } },
  },
  {
    name: 'subscriptions-expire',
    description: 'A subscription ends after three days, as its answer says.',
    must: ['L-06'],
    may: [],
    change: {
      hooks: {
        registered: (answer) =>
          rewrite(answer, (body) => ({
            ...Object(body),
            expiresAt: new Date(Date.now() + 3 * day).toISOString(),
          })),
      },
    },
  },
  {
    name: 'serves-equal-inputs-once',
    description: 'Of subscriptions with the same inputs only the first is notified.',
    must: ['L-03'],
    may: ['C-11', 'C-19', 'L-02', 'W-18', 'W-22'],
    change: {
      hooks: {
        recipients: (registry, notice) =>
          firstOf(hooks.recipients(registry, notice), (s) => s.topics.join('\n')),
      },
    },
  },
  {
    name: 'forgets-what-was-repeated',
    description: 'A repeated registration leaves two subscriptions, of which one at a time is notified.',
    must: ['L-07'],
    may: [],
    change: {
      hooks: {
        subscribe: (registry, wish) => registry.add(wish),
        recipients: (registry, notice) => firstOf(hooks.recipients(registry, notice), (s) => s.callback),
      },
    },
  },
  {
    name: 'sends-whole-recordings',
    description: 'A notification carries the whole recording, in base64.',
    must: ['C-16'],
    may: [],
    change: {
      hooks: {
        notification: (s, body) => notificationOf(s, { ...Object(body), recording: 'UklGRg=='.repeat(3000) }),
      },
    },
  },
  {
    name: 'keeps-headers-of-registration',
    description:
      'The headers of a registration are kept and sent with every notification, the key among them.',
    must: ['S-06'],
    may: ['C-09'],
    change: {
      hooks: {
        notification: (s, body) => {
          const right = notificationOf(s, body);
          return { ...right, headers: [...right.headers, ['Authorization', s.credential]] };
        },
      },
    },
  },
  {
    name: 'impatient-sender',
    description: 'A callback that has not answered within three seconds is called again.',
    must: ['C-15'],
    may: ['C-12'],
    change: { hooks: { notification: (s, body) => ({ ...notificationOf(s, body), patience: 3000 }) } },
  },
  {
    name: 'repeats-after-restart',
    description: 'A restart sends everything again that was ever sent to those who are still subscribed.',
    must: ['C-12'],
    may: [],
    restart: true,
    change: {
      hooks: {
        recipients: (registry, notice) => {
          const all = hooks.recipients(registry, notice);
          const { body } = notice;
          sent.set(registry, [...(sent.get(registry) ?? []), ...all.map((to) => ({ to, body }))]);
          return all;
        },
        restarted: (registry) => {
          for (const { to, body } of sent.get(registry) ?? [])
            if (registry.find(to.id) !== undefined)
              void post(notificationOf(to, body), AbortSignal.timeout(10_000));
        },
      },
    },
  },
  {
    name: 'forgets-subscriptions',
    description: 'Subscriptions are kept in memory: a restart forgets them.',
    must: ['L-08'],
    may: [],
    restart: true,
    change: {
      hooks: {
        restarted: (registry) => {
          for (const { id } of registry.live()) registry.end(id);
        },
      },
    },
  },
];
