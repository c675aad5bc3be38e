import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { newsOf } from '../../evidence/deliveries.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import type { EventEntry } from '../../model.ts';
import { hasCome } from './registrations.ts';

/** What brought news of an event beyond what one emit rightly causes, in notifications of their own or in one array. */
const surplusOf = (event: EventEntry, { deliveries }: Subscription, { trigger, settings }: WebhookView) =>
  deliveries
    .flatMap((delivery) => newsOf(event, delivery, trigger, settings).map((item) => ({ delivery, item })))
    .slice(settings.perEmit);

const repeatOf = ({ repeats }: Subscription) => repeats.find((r) => r.accepted);

const eventsAfter = (subscription: Subscription, view: WebhookView) => {
  const from = repeatOf(subscription)?.answeredAt ?? Infinity;
  return expectedEvents(view.events, view.trigger.id).filter(
    (e) => e.at > from && e.at < subscription.to && hasCome(e, subscription),
  );
};

export const registeringAgainIsOneSubscription = defineRule<WebhookView, Subscription>({
  id: 'W-18',
  slug: 'registering-again-is-one-subscription',
  title: 'A registration that is repeated does not notify twice',
  why: 'The platform repeats a registration whose answer it did not get. Two subscriptions for one callback start two runs for every event, and only one of them is ever deleted.',
  repair:
    'Look for a subscription with the same callback URL first: answer with its Location, or put the new one in its place.',
  example: {
    breaks:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } (twice) → 201, 201\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 }\nPOST https://flow.example/run?sig=s1 { "id": 42 }',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } (twice) → 201, 201\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 }',
  },
  source: 'Retry policies of Azure Logic Apps; limits of Power Automate (Microsoft Learn)',
  // The platform repeats only what was not answered: most services that keep two subscriptions are never asked to.
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02', 'C-06'],
  needsEvents: true,
  noSubject: 'no registration was repeated and accepted, or no event of ours followed',
  subjects: (view) => view.subscriptions.filter((s) => eventsAfter(s, view).length > 0),
  about: (s) => [s.id],
  *judge(subscription, view) {
    const events = eventsAfter(subscription, view);
    const repeats = events.flatMap((event) => surplusOf(event, subscription, view));
    // A duplicate that other subscriptions have as well is not the repeat's doing.
    const isCommon = view.subscriptions.some(
      (s) =>
        s.id !== subscription.id &&
        s.repeats.length === 0 &&
        events.some((e) => surplusOf(e, s, view).length > 0),
    );
    const [again] = repeats;
    // One notification may tell of several.
    const doubled = events.filter((event) => repeats.some(({ item }) => item.events.includes(event)));
    if (again === undefined || isCommon) return;
    yield {
      message: `One callback was registered twice, as after an answer that was lost, and ${doubled.length} of ${events.length} events were notified twice`,
      seen: seen(again.delivery.entry, 'body', { pointer: again.item.pointer }),
    };
  },
});
