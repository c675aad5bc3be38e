import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

/** Characters; about the 20 kB that are advised. */
const LARGE = 20_000;

export const notificationsAreSmall = defineRule<WebhookView, Delivery>({
  id: 'C-16',
  slug: 'notifications-are-small',
  title: 'A notification is no larger than about 20 kB',
  why: 'The platform takes up to 100 MB, but every run keeps its input: large ones make flows slow, and may be refused on the way.',
  repair: 'Send what the flow decides by, and let an action fetch the rest.',
  example: {
    breaks: 'POST https://flow.example/run?sig=s1\n{ "id": 42, "recording": "(400 kB of base64)" }',
    keeps:
      'POST https://flow.example/run?sig=s1\n{ "id": 42, "recordingUrl": "https://api.example/recordings/42" }',
  },
  source: 'Limits of Azure Logic Apps and Power Automate; Standard Webhooks',
  level: { strict: 'warning', field: 'warning' },
  after: ['C-05'],
  noSubject: 'no notification arrived',
  // One is enough to be told of.
  subjects: (view) =>
    [...view.deliveries].sort((a, b) => b.entry.body.length - a.entry.body.length).slice(0, 1),
  about: (d) => (d.subscription === undefined ? undefined : [d.subscription]),
  *judge({ entry }) {
    if (entry.body.length <= LARGE) return;
    yield {
      message: `A notification has ${Math.round(entry.body.length / 1000)} kB; about 20 kB are advised`,
      seen: seen(entry, 'body'),
    };
  },
});
