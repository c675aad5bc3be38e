import { randomUUID } from 'node:crypto';
import type { HookFault } from './fault.ts';
import { hooks, notificationOf } from './hooks.ts';
import type { Subscription } from './registry.ts';

const hostOf = ({ callback }: Subscription): string => new URL(callback).host;
/** Until when, in ms since the epoch, nothing is sent to a host; each receiver has a port of its own. */
const paused = new Map<string, number>();
/** Hosts of which a callback was gone. */
const gone = new Set<string>();

/** Mistakes in what follows the answer to a notification. */
export const retryFaults: readonly HookFault[] = [
  {
    name: 'demands-200',
    description: 'Only 200 counts as received; the 202 of the platform is answered with another attempt.',
    must: ['C-06'],
    may: ['C-08', 'C-12', 'C-15'],
    change: {
      hooks: { next: (receipt, attempt) => (receipt?.status === 200 || attempt >= 2 ? 'done' : 300) },
    },
  },
  {
    name: 'never-retries',
    description: 'A notification that is answered 429 or 503 is given up.',
    must: ['C-07'],
    may: [],
    change: { hooks: { next: (receipt) => (receipt?.status === 410 ? 'gone' : 'done') } },
  },
  {
    name: 'takes-silence-for-a-yes',
    description:
      'A callback that has not answered within three seconds, or closes the connection, is taken to have received its notification.',
    must: ['C-15', 'C-07'],
    may: [],
    change: {
      hooks: {
        notification: (s, body) => ({ ...notificationOf(s, body), patience: 3000 }),
        next: (receipt, attempt) => (receipt === undefined ? 'done' : hooks.next(receipt, attempt)),
      },
    },
  },
  {
    name: 'renames-repeats',
    description: 'A notification that is repeated gives its event a new id.',
    must: ['C-07'],
    may: [],
    change: {
      hooks: {
        notification: (subscription, body, attempt) => {
          const right = notificationOf(subscription, body);
          const renamed = right.body.replace(/"id":"[^"]*"/, `"id":"${randomUUID()}"`);
          return attempt === 0 ? right : { ...right, body: renamed };
        },
      },
    },
  },
  {
    name: 'gives-up-at-503',
    description:
      'A notification is repeated where the callback is busy (429), and given up where it fails (503).',
    must: ['C-07'],
    may: [],
    change: {
      hooks: {
        next: (receipt, attempt) => (receipt?.status === 503 ? 'done' : hooks.next(receipt, attempt)),
      },
    },
  },
  {
    name: 'gives-up-at-500',
    description: 'A notification that is answered 500 is taken to be at fault itself, and given up.',
    must: ['C-07'],
    may: [],
    change: {
      hooks: {
        next: (receipt, attempt) => (receipt?.status === 500 ? 'done' : hooks.next(receipt, attempt)),
      },
    },
  },
  {
    name: 'pauses-the-whole-host',
    description:
      'A callback that asks to wait (429) holds up the notifications to every other one of its host.',
    must: ['C-11'],
    may: [],
    change: {
      hooks: {
        next: (receipt, attempt, subscription) => {
          if (receipt?.status === 429)
            paused.set(hostOf(subscription), Date.now() + receipt.retryAfter * 1000);
          return hooks.next(receipt, attempt);
        },
        delay: (_, subscription) => Math.max(0, (paused.get(hostOf(subscription)) ?? 0) - Date.now()),
      },
    },
  },
  {
    name: 'gone-ends-the-host',
    description: 'A callback that is gone (410) ends every subscription of its host.',
    must: ['C-19'],
    may: ['U-01', 'U-02'],
    change: {
      hooks: {
        next: (receipt, attempt, subscription) => {
          if (receipt?.status === 410) gone.add(hostOf(subscription));
          return hooks.next(receipt, attempt);
        },
        recipients: (registry, notice) =>
          hooks.recipients(registry, notice).filter((s) => !gone.has(hostOf(s))),
      },
    },
  },
  {
    name: 'deaf-while-repeating',
    description: 'While a notification waits to be repeated, its subscriber hears of nothing else.',
    must: ['C-19'],
    may: [],
    change: { hooks: { admits: (repeats) => repeats === 0 } },
  },
  {
    name: 'retries-after-gone',
    description: 'A callback that answers 410 is called again and again.',
    must: ['C-08'],
    may: [],
    change: {
      hooks: {
        next: (receipt, attempt) => (receipt?.status === 410 ? 200 : hooks.next(receipt, attempt)),
      },
    },
  },
  {
    name: 'follows-callback-redirects',
    description: 'A redirect by the callback is followed, wherever it leads.',
    must: ['C-09'],
    may: ['S-08'],
    change: {
      hooks: {
        next: (receipt, attempt) =>
          receipt?.location !== undefined && attempt < 3
            ? { to: receipt.location }
            : hooks.next(receipt, attempt),
      },
    },
  },
];
