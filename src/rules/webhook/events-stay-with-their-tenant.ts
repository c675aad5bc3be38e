import { expectedEvents } from '../../evidence/events.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

export const eventsStayWithTheirTenant = defineRule<WebhookView, Subscription>({
  id: 'S-04',
  slug: 'events-stay-with-their-tenant',
  title: 'A notification goes only to subscriptions of the event’s own tenant',
  why: 'Another customer’s flow reads what is none of its business.',
  repair:
    'Keep the tenant of the credentials with the subscription, and compare it before a notification is sent.',
  example: {
    breaks:
      'POST /subscriptions (tenant B) → 201\nVoicemail 42 of tenant A arrives\nPOST https://flow.example/run?sig=b1 { "id": 42 }',
    keeps:
      'POST /subscriptions (tenant B) → 201\nVoicemail 42 of tenant A arrives\nNothing is sent to tenant B',
  },
  source: 'Derived from the connection, which is one tenant’s',
  level: { strict: 'error', field: 'error' },
  after: ['W-16'],
  needsEvents: true,
  optional: 'otherCredentials',
  noSubject:
    'no second tenant is configured (`service.otherCredentials`), it could not register, or no event was witnessed',
  subjects: (view) =>
    view.foreign.filter((s) =>
      expectedEvents(view.events, view.trigger.id).some(
        (e) => e.at > s.from && view.sightings.witnessedAt(e, s.id) !== undefined,
      ),
    ),
  about: (s) => [s.id],
  *judge({ deliveries }) {
    const leak = deliveries.find((d) => d.events.length > 0);
    if (leak === undefined) return;
    yield {
      message: 'An event of one tenant was notified to a subscription of another',
      seen: seen(leak.entry, 'body'),
    };
  },
});
