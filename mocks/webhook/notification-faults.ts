import type { HookFault } from './fault.ts';
import { hooks, interested, notificationOf } from './hooks.ts';

const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url).replaceAll(' ', '+');
  } catch {
    return url;
  }
};

/** Mistakes on the way from an event to the callback. */
export const notificationFaults: readonly HookFault[] = [
  {
    name: 'trusts-any-certificate',
    description: 'Certificates of callbacks are not checked, since those of the tests signed themselves.',
    must: ['C-10'],
    may: [],
    tls: true,
    change: { hooks: { notification: (s, body) => ({ ...notificationOf(s, body), trustsAnybody: true }) } },
  },
  {
    name: 'notifies-with-put',
    description: 'Notifications are sent with PUT.',
    must: ['C-01'],
    may: ['C-19'],
    change: { hooks: { notification: (s, body) => ({ ...notificationOf(s, body), method: 'PUT' }) } },
  },
  {
    name: 'decodes-callback',
    description: 'The callback URL is percent-decoded before it is called, so %2F becomes a slash.',
    must: ['C-02'],
    may: ['C-19', 'W-11'],
    change: {
      hooks: { notification: (s, body) => ({ ...notificationOf(s, body), url: decoded(s.callback) }) },
    },
  },
  {
    name: 'drops-callback-query',
    description: 'The callback is called without its query, and so without its signature.',
    must: ['C-02'],
    may: ['C-19', 'W-11'],
    change: {
      hooks: {
        notification: (s, body) => ({
          ...notificationOf(s, body),
          url: s.callback.replace(/\?.*/, ''),
        }),
      },
    },
  },
  {
    name: 'appends-to-callback',
    description: 'The name of the event is appended to the query of the callback.',
    must: ['C-02'],
    may: ['W-11'],
    change: {
      hooks: {
        notification: (s, body) => ({
          ...notificationOf(s, body),
          url: `${s.callback}${s.callback.includes('?') ? '&' : '?'}event=created`,
        }),
      },
    },
  },
  {
    name: 'cuts-long-callbacks',
    description: 'Callback URLs are stored in a column of 255 characters, which cuts the signature.',
    must: ['C-02'],
    may: ['W-11', 'C-19'],
    change: {
      hooks: {
        subscribe: (r, wish) => hooks.subscribe(r, { ...wish, callback: wish.callback.slice(0, 255) }),
      },
    },
  },
  {
    name: 'notifies-as-text',
    description: 'Notifications are JSON, but labelled text/plain.',
    must: ['C-03'],
    may: ['C-04'],
    change: {
      hooks: {
        notification: (s, body) => ({
          ...notificationOf(s, body),
          headers: [['Content-Type', 'text/plain; charset=utf-8']],
        }),
      },
    },
  },
  {
    name: 'several-events-in-one-notification',
    description: 'Events that wait for a subscriber together are sent as one array.',
    must: ['C-05'],
    may: ['C-04', 'C-12', 'C-19', 'V-01'],
    change: { hooks: { bundle: (bodies) => (bodies.length > 1 ? [bodies] : bodies) } },
  },
  {
    name: 'sends-credentials-to-callback',
    description: 'The token of the service itself goes out with every notification.',
    must: ['C-09'],
    may: ['S-06'],
    change: {
      hooks: {
        notification: (s, body) => {
          const right = notificationOf(s, body);
          return {
            ...right,
            headers: [...right.headers, ['Authorization', 'Bearer internal-service-token']],
          };
        },
      },
    },
  },
  {
    name: 'waits-for-slow-subscribers',
    description: 'The queue serves the next subscriber only when the one before has answered.',
    must: ['C-11'],
    may: ['C-19', 'C-15'],
    change: { queue: { turn: 120_000 } },
  },
  {
    name: 'notifies-twice',
    description: 'Every event is notified twice.',
    must: ['C-12'],
    may: ['C-05', 'W-18'],
    change: { hooks: { bundle: (bodies) => bodies.flatMap((b) => [b, b]) } },
  },
  {
    name: 'ignores-filter',
    description: 'Subscribers hear of events that their filter excludes.',
    must: ['C-13'],
    may: ['C-14'],
    change: {
      hooks: { recipients: (registry, notice) => registry.live().filter((s) => s.tenant === notice.tenant) },
    },
  },
  {
    name: 'one-filter-for-all',
    description:
      'The filter is kept with the customer: what the first subscription asks for is sent to every one.',
    must: ['C-13'],
    may: [],
    change: {
      hooks: {
        recipients: (registry, notice) => {
          const all = registry.live().filter((s) => s.tenant === notice.tenant);
          return interested(all.slice(0, 1), notice).length > 0 ? all : [];
        },
      },
    },
  },
  {
    name: 'loses-burst',
    description: 'Of events that come close together only the last is told.',
    must: ['C-19'],
    may: ['C-05', 'C-12'],
    change: { hooks: { bundle: (bodies) => bodies.slice(-1) } },
  },
  {
    name: 'deaf-at-first',
    description: 'A subscription hears nothing in the first two seconds after its 201.',
    must: ['C-19'],
    may: ['C-11', 'C-13', 'L-01', 'L-02', 'L-03', 'U-04', 'W-13', 'W-18', 'W-22'],
    change: {
      hooks: {
        recipients: (registry, notice) =>
          hooks.recipients(registry, notice).filter((s) => Date.now() - s.since > 2000),
      },
    },
  },
];
