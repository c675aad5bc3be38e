import { expectedEvents, isOthers } from '../../evidence/events.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { hasCome } from './registrations.ts';

/** A subscription, and the events that are none of its tenant's. */
interface Neighbour {
  readonly subscription: Subscription;
  readonly foreign: readonly EventEntry[];
}

/** The second tenant's subscriptions, where somebody of the first was told of what happened to the first. */
const ofTheSecond = (view: WebhookView): readonly Neighbour[] =>
  view.foreign.flatMap((subscription) => {
    const foreign = expectedEvents(view.events, view.trigger.id).filter(
      (e) => e.at > subscription.from && view.sightings.witnessedAt(e, subscription.id) !== undefined,
    );
    // What else came there and is the first tenant's is told as well.
    return foreign.length === 0 ? [] : [{ subscription, foreign: view.events.filter((e) => !isOthers(e)) }];
  });

/**
 * The first tenant's subscriptions, where the second was told of what it caused: only then is it known to be the
 * second's, for a service may tell tenants apart by something else than who asks.
 */
const ofTheFirst = (view: WebhookView): readonly Neighbour[] => {
  const foreign = view.events.filter((e) => isOthers(e) && view.foreign.some((s) => hasCome(e, s)));
  return [...view.subscriptions, ...view.shaped].flatMap((subscription) =>
    foreign.some((e) => e.at > subscription.from && e.at < subscription.to)
      ? [{ subscription, foreign }]
      : [],
  );
};

export const eventsStayWithTheirTenant = defineRule<WebhookView, Neighbour>({
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
  subjects: (view) => [...ofTheSecond(view), ...ofTheFirst(view)],
  about: ({ subscription }) => [subscription.id],
  *judge({ subscription, foreign }) {
    const leak = subscription.deliveries.find((d) => d.events.some((e) => foreign.includes(e)));
    if (leak === undefined) return;
    yield {
      message: 'An event of one tenant was notified to a subscription of another',
      seen: seen(leak.entry, 'body'),
    };
  },
});
