import type { EventEntry } from '../../model.ts';
import { excludedEvents, expectedEvents } from '../../evidence/events.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { softened } from '../shared/assumed.ts';
import { seen } from '../shared/wording.ts';
import { hasCome } from './registrations.ts';

interface Excluded {
  readonly event: EventEntry;
  readonly subscription: Subscription;
}

/** What must not arrive at a subscription, as far as it did, or something that may arrive came after it. */
const unwanted = (
  events: readonly EventEntry[],
  wanted: readonly EventEntry[],
  subscription: Subscription,
): readonly Excluded[] => {
  const arrived = (e: EventEntry): boolean => hasCome(e, subscription);
  return events
    .filter((e) => e.at >= subscription.from && e.at <= subscription.to)
    .filter((event) => arrived(event) || wanted.some((e) => e.at > event.at && arrived(e)))
    .map((event) => ({ event, subscription }));
};

/** What to add where what is excluded came only since a restart. */
const sinceRestart = ({ event, subscription }: Excluded, view: WebhookView): string | undefined =>
  event.at >= view.restartedAt &&
  !excludedEvents(view.events, view.trigger.id).some(
    (e) => e.at < view.restartedAt && subscription.deliveries.some((d) => d.events.includes(e)),
  )
    ? '; before the service was restarted none did'
    : undefined;

export const onlyMatchingEventsArrive = defineRule<WebhookView, Excluded>({
  id: 'C-13',
  slug: 'only-matching-events-arrive',
  title: 'Only events that match the subscription’s inputs arrive',
  why: 'The maker chose a folder, a repository, a kind of event. A notification for another one starts a run that should not be.',
  repair: 'Store the inputs of the registration and apply them before a notification is sent.',
  example: {
    breaks:
      'POST /subscriptions { "mailbox": "sales" } → 201\nPOST https://flow.example/run?sig=s1 { "id": 42, "mailbox": "support" }',
    keeps:
      'POST /subscriptions { "mailbox": "sales" } → 201\nPOST https://flow.example/run?sig=s1 { "id": 43, "mailbox": "sales" }',
  },
  source: 'Derived from the registration’s inputs (Create a webhook trigger)',
  level: { strict: 'error', field: 'error' },
  optional: 'emitOther',
  noSubject:
    'no event that the inputs exclude was caused (`emitOther`), or none was followed by one that arrived',
  *subjects(view) {
    const expected = expectedEvents(view.events, view.trigger.id);
    const excluded = excludedEvents(view.events, view.trigger.id);
    for (const subscription of view.subscriptions) yield* unwanted(excluded, expected, subscription);
    for (const subscription of view.otherwise) yield* unwanted(expected, excluded, subscription);
  },
  about: ({ subscription }) => [subscription.id],
  *judge({ event, subscription }, view) {
    const delivery = subscription.deliveries.find((d) => d.events.includes(event));
    if (delivery === undefined) return;
    if (view.otherwise.includes(subscription))
      yield {
        message:
          'A notification arrived for an event that the other subscriptions asked for, at one that was registered with other inputs, which exclude it',
        repair: 'Store the inputs of each registration with its own subscription, and apply those.',
        seen: seen(delivery.entry, 'body'),
      };
    else {
      const since = sinceRestart({ event, subscription }, view);
      yield {
        message: `A notification arrived for an event that the trigger’s inputs exclude${since ?? ''}`,
        ...(since === undefined
          ? {}
          : { repair: 'Store the inputs of the registration with the subscription, and load them with it.' }),
        ...softened(event, view.trigger.id),
        seen: seen(delivery.entry, 'body'),
      };
    }
  },
});
