import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

export const notificationIsAPost = defineRule<WebhookView, Delivery>({
  id: 'C-01',
  slug: 'notification-is-a-post',
  title: 'A notification is sent with POST',
  why: 'The callback of a flow accepts POST and nothing else.',
  repair: 'Send notifications with POST.',
  example: {
    breaks: 'PUT https://flow.example/run?sig=s1\n{ "id": 42 }',
    keeps: 'POST https://flow.example/run?sig=s1\n{ "id": 42 }',
  },
  source: 'Create custom APIs for Azure Logic Apps; HTTP Webhook trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  needsEvents: true,
  after: ['W-13'],
  noSubject: 'no notification arrived',
  // A request without a body is a probe of the address, not a notification.
  subjects: (view) =>
    view.deliveries.filter((d) => d.events.length > 0 || d.entry.body !== '' || d.entry.method === 'POST'),
  about: (d) => (d.subscription === undefined ? undefined : [d.subscription]),
  *judge({ entry }) {
    if (entry.method !== 'POST') {
      yield {
        message: `A notification was sent with ${entry.method}`,
        seen: seen(entry, 'method', { value: entry.method, expected: 'POST' }),
      };
    }
  },
});
