import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

const targetOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/]*/i, '');

const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization']);

export const redirectsAreNotFollowed = defineRule<WebhookView, Delivery>({
  id: 'C-09',
  slug: 'redirects-are-not-followed',
  title: 'No redirect of a callback is followed, and no credentials are sent to one',
  why: 'A redirect carries the event to an address that nobody registered, inside your own network perhaps; and the owner of a callback must not learn your credentials.',
  repair:
    'Switch redirects off in the client that sends notifications, and send no Authorization and no cookies.',
  example: {
    breaks:
      'POST https://flow.example/run?sig=s1 → 307, Location: https://elsewhere.example/\nPOST https://elsewhere.example/ { "id": 42 }',
    keeps: 'POST https://flow.example/run?sig=s1 → 307, Location: https://elsewhere.example/\n(nothing more)',
  },
  source: 'CloudEvents HTTP Webhook §2.2; Standard Webhooks',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no notification arrived',
  subjects: (view) => view.deliveries.filter((d) => d.events.length > 0),
  about: (d) => (d.subscription === undefined ? undefined : [d.subscription]),
  *judge({ entry }, view) {
    const { redirect } = entry;
    const followed =
      redirect === undefined
        ? undefined
        : view.redirected.find((d) => d.target === targetOf(redirect) && d.at >= entry.at);
    if (followed !== undefined)
      yield {
        message: `A callback answered ${entry.status} with a Location elsewhere, and the service sent ${followed.method} there`,
        lowered: 'it led to the same host, and the platform’s callbacks do not redirect',
        seen: seen(followed, 'target'),
      };
    const header = entry.headers.find(([name]) => CREDENTIALS.has(name.toLowerCase()));
    if (header !== undefined)
      yield {
        message: `A notification carries the header ${header[0]}: the owner of the callback learns it, and the platform may refuse the request`,
        lowered: 'it may be a signature',
        seen: seen(entry, `header ${header[0]}`),
      };
  },
});
