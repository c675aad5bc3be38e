import { sending } from '../core/sending.ts';
import type { MockFault } from './fault.ts';

/** Mistakes in notifying subscribers. */
export const notificationFaults: readonly MockFault[] = [
  {
    name: 'notifies-with-put',
    description: 'Notifications are sent with PUT.',
    breaks: { webhook: 'C-01' },
    change: {
      sending: { notification: (to, body) => ({ ...sending.notification(to, body), method: 'PUT' }) },
    },
  },
  {
    name: 'decodes-callback',
    description: 'The callback URL is percent-decoded before it is called, so %2F becomes a slash.',
    breaks: { webhook: 'C-02' },
    change: {
      sending: {
        notification: (to, body) => ({
          ...sending.notification(to, body),
          url: to.callback.replaceAll(/%2f/gi, '/'),
        }),
      },
    },
  },
  {
    name: 'drops-callback-query',
    description: 'The callback is called without its query, and so without its signature.',
    breaks: { webhook: 'C-02' },
    change: {
      sending: {
        notification: (to, body) => ({
          ...sending.notification(to, body),
          url: to.callback.split('?')[0] ?? '',
        }),
      },
    },
  },
  {
    name: 'notifies-as-text',
    description: 'Notifications are JSON, but labelled text/plain.',
    breaks: { webhook: 'C-03' },
    change: {
      sending: {
        notification: (to, body) => ({
          ...sending.notification(to, body),
          headers: [['Content-Type', 'text/plain']],
        }),
      },
    },
  },
  {
    name: 'several-events-in-one-notification',
    description: 'Events that wait for a subscriber together are sent as one array.',
    breaks: { webhook: 'C-05' },
    showsIn: (trigger) => trigger.delivery === 'single',
    change: {
      sending: {
        gather: 200,
        bundle: (items) => [items],
        notification: (to, body) => sending.notification(to, Array.isArray(body) ? body : [body]),
      },
    },
  },
  {
    name: 'demands-200',
    description: 'Only 200 counts as received; the 202 of the platform is answered with another attempt.',
    breaks: { webhook: 'C-06' },
    change: {
      sending: {
        next: (receipt, attempt, now) =>
          receipt?.status !== 200 && receipt?.status !== 410 && attempt < 4
            ? 500
            : sending.next(receipt, attempt, now),
      },
    },
  },
  {
    name: 'sends-credentials-to-callback',
    description: 'The token of the service itself goes out with every notification.',
    breaks: { webhook: 'C-09' },
    change: {
      sending: {
        notification: (to, body) => {
          const right = sending.notification(to, body);
          return { ...right, headers: [...right.headers, ['Authorization', 'Bearer token-of-the-service']] };
        },
      },
    },
  },
  {
    name: 'never-retries',
    description: 'A notification that is answered 429 or 503 is given up.',
    breaks: { webhook: 'C-07' },
    change: { sending: { next: (receipt) => (receipt?.status === 410 ? 'gone' : 'done') } },
  },
  {
    name: 'retries-after-gone',
    description: 'A callback that answers 410 is called again and again.',
    breaks: { webhook: 'C-08' },
    change: {
      sending: {
        next: (receipt, attempt, now) =>
          receipt?.status === 410 && attempt < 20 ? 200 : sending.next(receipt, attempt, now),
      },
    },
  },
  {
    name: 'follows-callback-redirects',
    description: 'A redirect by the callback is followed, wherever it leads.',
    breaks: { webhook: 'C-09' },
    change: {
      sending: {
        next: (receipt, attempt, now) =>
          receipt !== undefined &&
          receipt.status >= 300 &&
          receipt.status < 400 &&
          receipt.location !== undefined
            ? { to: receipt.location }
            : sending.next(receipt, attempt, now),
      },
    },
  },
  {
    name: 'notifies-twice',
    description: 'Every event is notified twice.',
    breaks: { webhook: 'C-12' },
    change: { sending: { bundle: (items) => items.flatMap((item) => [[item], [item]]) } },
  },
  {
    name: 'ignores-filter',
    description: 'Subscribers hear of events that their filter excludes.',
    breaks: { webhook: 'C-13' },
    change: {
      subscribing: {
        recipients: (event, registry) =>
          registry.live().filter((s) => event.trigger === undefined || event.trigger === s.trigger.id),
      },
    },
  },
];
