import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { isWatched } from './after-delete.ts';

const later = (subscription: Subscription, view: WebhookView) =>
  expectedEvents(view.events, view.trigger.id).filter(
    (e) =>
      subscription.goneAt !== undefined &&
      e.at > subscription.goneAt &&
      isWatched({ subscription, event: e }, view),
  );

export const theNewestLocationEndsIt = defineRule<WebhookView, Subscription>({
  id: 'L-07',
  slug: 'the-newest-location-ends-it',
  title: 'A callback that was registered twice is gone after one DELETE',
  why: 'The platform knows only the answer that it got. A subscription whose answer was lost can be deleted by nobody, and sends for ever.',
  repair: 'Keep one subscription for one callback URL: answer the repeat with the Location of the first.',
  example: {
    breaks:
      'POST /subscriptions (one callback, twice) → Location: …/7, Location: …/8\nDELETE /subscriptions/8 → 204\nPOST https://flow.example/run?sig=s1 { "id": 42 } (by 7)',
    keeps:
      'POST /subscriptions (one callback, twice) → Location: …/7, Location: …/7\nDELETE /subscriptions/7 → 204\nNothing is sent any more',
  },
  source: 'Derived from the platform’s retries (W-18) and its one DELETE',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02', 'W-18', 'U-01', 'U-02', 'U-10'],
  needsEvents: true,
  noSubject: 'no callback that was registered twice was deleted and watched',
  subjects: (view) =>
    view.attributable
      ? view.subscriptions.filter((s) => s.repeats.some((r) => r.accepted) && later(s, view).length > 0)
      : [],
  about: (s) => [s.id],
  *judge(subscription, view) {
    const events = later(subscription, view);
    const leak = subscription.deliveries.find((d) => d.events.some((e) => events.includes(e)));
    // Where every deleted one goes on, the DELETE itself is at fault.
    const isCommon = view.subscriptions.some(
      (s) =>
        s.repeats.length === 0 &&
        s.deliveries.some((d) => d.events.some((e) => s.goneAt !== undefined && e.at > s.goneAt)),
    );
    if (leak === undefined || isCommon) return;
    yield {
      message: `One callback was registered twice; its newest Location was deleted, and the callback still receives events`,
      seen: seen(leak.entry, 'body'),
    };
  },
});
