import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';

interface Newcomer {
  readonly subscription: Subscription;
  /** Events that others had been notified of before it was registered. */
  readonly old: readonly EventEntry[];
}

export const nothingOldIsNotified = defineRule<WebhookView, Newcomer>({
  id: 'C-14',
  slug: 'nothing-old-is-notified',
  title: 'A subscription is notified only of what happens after its registration',
  why: 'A flow that is saved again registers anew. History that is replayed to it starts the same runs a second time.',
  repair: 'Send a new subscription only what happens after it was made.',
  example: {
    breaks:
      'Voicemail 41 arrives\nPOST /subscriptions → 201\nPOST https://flow.example/run?sig=s1 { "id": 41 }',
    keeps:
      'Voicemail 41 arrives\nPOST /subscriptions → 201, voicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 }',
  },
  source: 'Troubleshoot common issues with triggers (Power Automate): webhooks process new events only',
  level: { strict: 'error', field: 'error' },
  after: ['W-02', 'C-01'],
  needsEvents: true,
  noSubject: 'no registration was made after an event that had been notified',
  *subjects(view) {
    for (const subscription of [...view.subscriptions, ...view.shaped, ...view.strained]) {
      const { at } = subscription.registration.exchange;
      const old = expectedEvents(view.events, view.trigger.id).filter((e) => {
        const witnessed = view.sightings.witnessedAt(e, subscription.id);
        return e.doneAt < at && witnessed !== undefined && witnessed < at;
      });
      if (old.length > 0 && view.attributable) yield { subscription, old };
    }
  },
  about: ({ subscription }) => [subscription.id],
  *judge({ subscription, old }) {
    const replay = subscription.deliveries.find(
      (d) => d.events.length > 0 && d.events.every((e) => old.includes(e)),
    );
    const event = replay?.events[0];
    if (replay === undefined || event === undefined) return;
    yield {
      message: `A new subscription was notified of an event from ${seconds(subscription.registration.exchange.at - event.doneAt)} before its registration, which others had received already`,
      seen: seen(replay.entry, 'body'),
    };
  },
});
