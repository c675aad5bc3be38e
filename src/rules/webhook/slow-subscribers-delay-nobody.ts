import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { stalledBetween } from '../../evidence/stalls.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { heldFor, isTroubled } from './attempts.ts';
import { keptBackBy, queueTime } from './head-of-line.ts';
import { hasCome, strainedFrom, usualDelay } from './registrations.ts';

interface Neighbour {
  readonly subscription: Subscription;
  readonly event: EventEntry;
  /** The subscription, and the usual ones: what these miss without it comes of the same cause. */
  readonly observers: readonly string[];
}

/** ms by which a notification may be later than before. */
const ALLOWED = 2000;

const isGood = ({ deliveries }: Subscription): boolean => !deliveries.some(isTroubled);

/** What came to those that behave, and may share a worker with one that does not; what did not come is C-19's to tell. */
const usualOnes = (from: number, view: WebhookView): readonly Neighbour[] =>
  [...view.subscriptions, ...view.shaped]
    .filter((s) => !s.deliveries.some((d) => d.truncated))
    .flatMap((subscription) =>
      expectedEvents(view.events, view.trigger.id)
        .filter((e) => e.at > Math.max(from, subscription.from))
        .filter((e) => e.at < Math.min(subscription.to, view.restartedAt))
        .filter((event) => hasCome(event, subscription))
        .map((event) => ({ subscription, event, observers: [subscription.id] })),
    );

export const slowSubscribersDelayNobody = defineRule<WebhookView, Neighbour>({
  id: 'C-11',
  slug: 'slow-subscribers-delay-nobody',
  title: 'A slow or dead subscriber does not delay the others',
  why: 'One flow that hangs, or is gone, must not keep back the events of every other customer.',
  repair: 'Send to each subscriber by itself, with a timeout; repeat later, and not in the same queue.',
  example: {
    breaks:
      'POST https://slow.example/run?sig=s1 { "id": 42 } (no answer)\n(30 s later) POST https://flow.example/run?sig=s2 { "id": 42 }',
    keeps:
      'POST https://slow.example/run?sig=s1 { "id": 42 } (no answer)\n(at once) POST https://flow.example/run?sig=s2 { "id": 42 }',
  },
  source: 'Derived from independent subscribers (Standard Webhooks)',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02', 'W-13', 'W-22', 'C-01', 'C-02', 'C-03', 'C-05', 'C-19', 'C-06', 'U-04'],
  needsEvents: true,
  noSubject: 'no callback misbehaved beside one that did not',
  *subjects(view) {
    const from = strainedFrom(view);
    const bad = view.strained.filter((s) => !isGood(s));
    if (bad.length === 0 || !view.attributable) return;
    // A notification that was cut may be the one that is looked for.
    const whole = view.strained.filter((s) => isGood(s) && !s.deliveries.some((d) => d.truncated));
    for (const subscription of whole)
      for (const event of expectedEvents(view.events, view.trigger.id))
        if (event.at > from && event.at > subscription.from && event.at < subscription.to)
          if (view.windows.some((w) => w.observer === subscription.id && w.events.includes(event.token)))
            yield {
              subscription,
              event,
              observers: [subscription.id, ...view.subscriptions.map((s) => s.id)],
            };
    yield* usualOnes(from, view);
  },
  about: ({ observers }) => observers,
  *judge({ subscription, event }, view) {
    const came = subscription.deliveries.find((d) => d.events.includes(event));
    const usual = usualDelay(view);
    const end = Math.min(
      subscription.to,
      ...view.windows.filter((w) => w.observer === subscription.id).map((w) => w.to),
    );
    // What reached nobody was not kept back by a neighbour.
    if (came === undefined && view.sightings.witnessedAt(event, subscription.id) === undefined) return;
    const until = came?.entry.at ?? end;
    // Of the time in which the run itself stood still nothing is known of the service.
    const late = until - event.doneAt - stalledBetween(view.stalls, event.doneAt, until);
    if (late <= usual + queueTime(view, event.doneAt, until) + ALLOWED) {
      // A burst takes long by itself, and would hide that one notification waits for another.
      const slow = came === undefined || late <= ALLOWED ? undefined : keptBackBy(came, event, view);
      if (slow !== undefined)
        yield {
          message: `A notification came ${seconds(late)} after its event: nobody was notified until a callback ${slow.entry.givenUp === undefined ? 'had answered' : 'was given up'} that took ${seconds(heldFor(slow))}`,
          seen: seen(subscription.registration.exchange, 'callback'),
        };
      return;
    }
    yield {
      message: `While other callbacks were slow or failing, a notification ${came === undefined ? `had not come after ${seconds(late)}` : `came ${seconds(late)} after its event`}; before, none took longer than ${seconds(usual)}`,
      seen: seen(subscription.registration.exchange, 'callback'),
    };
  },
});
