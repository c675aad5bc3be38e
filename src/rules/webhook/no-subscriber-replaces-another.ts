import type { EventEntry } from '../../model.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { isLongEnough } from '../shared/waits.ts';
import { COMPARE_WHOLE, differInQueryAlone } from './query-alone.ts';
import { endingFrom, hasCome, watchedFor } from './registrations.ts';
import { areSideBySide } from './side-by-side.ts';

interface Pair {
  readonly earlier: Subscription;
  readonly later: Subscription;
  /** Every subscription: what replaces one replaces them all, and explains the rest. */
  readonly all: readonly string[];
  /** Events between the later registration and the next one, for which the earlier was watched. */
  readonly events: readonly EventEntry[];
}

const between = (earlier: Subscription, later: Subscription, view: WebhookView): readonly EventEntry[] => {
  const next = view.registrations.filter((r) => r.accepted && r.exchange.at > later.from);
  // What is silent after a DELETE may have been taken along by it.
  const until = Math.min(earlier.to, later.to, endingFrom(view), ...next.map((r) => r.exchange.at));
  return expectedEvents(view.events, view.trigger.id).filter(
    (e) =>
      e.at > later.from &&
      e.doneAt < until &&
      isLongEnough(hasCome(e, earlier) ? Infinity : watchedFor(earlier, e, view), view.settle),
  );
};

/** A third one, whose callback has another path, did not take the place of the later one. */
const isReplacedByItsPath = (earlier: Subscription, later: Subscription, view: WebhookView): boolean =>
  differInQueryAlone(earlier, later) &&
  view.subscriptions.some(
    (third) =>
      third.from > later.from &&
      !differInQueryAlone(third, later) &&
      view.events.some((e) => e.at > third.from && hasCome(e, later)),
  );

export const noSubscriberReplacesAnother = defineRule<WebhookView, Pair>({
  id: 'W-22',
  slug: 'no-subscriber-replaces-another',
  title: 'A registration never takes the place of another’s',
  why: 'Somebody switches a flow on, and the flow of somebody else goes silent; nobody is told.',
  repair:
    'Key subscriptions by an id of their own and by the callback URL: not by user, inputs or the platform’s headers, which are the same for many flows.',
  example: {
    breaks:
      'POST /subscriptions (flow 1) → 201\nPOST /subscriptions (flow 2) → 201\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s2 { "id": 42 } (only to flow 2)',
    keeps:
      'POST /subscriptions (flow 1), POST /subscriptions (flow 2) → 201, 201\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 }\nPOST https://flow.example/run?sig=s2 { "id": 42 }',
  },
  source: 'Training unit on webhook triggers; readmes of certified connectors that overwrite callbacks',
  level: { strict: 'error', field: 'error' },
  after: ['W-02', 'W-13', 'C-01'],
  needsEvents: true,
  noSubject: 'no event was caused while two subscriptions were alive',
  *subjects(view) {
    if (!view.attributable) return;
    const all = [...view.subscriptions, ...view.shaped].map((s) => s.id);
    for (const [i, later] of view.subscriptions.entries())
      for (const earlier of view.subscriptions.slice(Math.max(0, i - 1), i)) {
        // Which of them was the later one, nobody knows: L-03's to tell.
        if (areSideBySide(earlier, later)) continue;
        const events = between(earlier, later, view);
        if (events.length > 0) yield { earlier, later, all, events };
      }
  },
  about: ({ all }) => all,
  *judge({ earlier, later, events }, view) {
    const [first] = events;
    // A restart may bring back what was replaced.
    const since = view.events.filter((e) => e.at > later.from && e.at < view.restartedAt);
    const isUnread = earlier.deliveries.some((d) => d.truncated);
    const isReplaced =
      !isUnread && !since.some((e) => hasCome(e, earlier)) && events.every((e) => hasCome(e, later));
    if (!isReplaced || first === undefined) return;
    const waited = watchedFor(earlier, first, view) ?? 0;
    const isAlike = isReplacedByItsPath(earlier, later, view);
    yield {
      message: `Since another callback${isAlike ? ', which differs only in its query,' : ''} was registered with the same inputs and platform headers, an earlier subscription receives nothing (waited ${seconds(waited)}); the later one receives every event`,
      ...(isAlike ? { repair: COMPARE_WHOLE } : {}),
      seen: seen(later.registration.exchange, 'callback'),
    };
  },
});
