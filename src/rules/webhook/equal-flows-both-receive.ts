import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { counted } from '../../counted.ts';
import { seen } from '../shared/wording.ts';
import { isLongEnough } from '../shared/waits.ts';
import { endingFrom, expectedBy, hasCome, isUnread, watchedFor } from './registrations.ts';
import { besides, ONE_STEP } from './side-by-side.ts';

interface Second {
  readonly first: Subscription;
  readonly second: Subscription;
  /** The second one, and every one after it: whoever serves one of equal flows serves none of the others. */
  readonly others: readonly string[];
}

/** One that was registered by itself is served. */
const isServedAlone = (view: WebhookView): boolean =>
  view.subscriptions
    .slice(1)
    .some((s) => besides(s.registration, view) === 0 && view.events.some((e) => hasCome(e, s)));

export const equalFlowsBothReceive = defineRule<WebhookView, Second>({
  id: 'L-03',
  slug: 'equal-flows-both-receive',
  title: 'Two flows with the same inputs both get every event',
  why: 'Two makers, or two flows of one, want the same events. One that is accepted and never served looks healthy and does nothing.',
  repair: 'Keep every subscription that was answered 2xx, and notify each of them.',
  example: {
    breaks:
      'POST /subscriptions (flow 1), POST /subscriptions (flow 2) → 201, 201\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 } (only to flow 1)',
    keeps:
      'POST /subscriptions (flow 1), POST /subscriptions (flow 2) → 201, 201\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 }\nPOST https://flow.example/run?sig=s2 { "id": 42 }',
  },
  source: 'Training unit on webhook triggers (Microsoft Learn): many subscribers, each with a URL of its own',
  level: { strict: 'error', field: 'error' },
  after: ['W-02', 'W-13', 'C-01', 'W-22'],
  needsEvents: true,
  noSubject: 'no event was caused while two subscriptions with the same inputs were alive',
  *subjects(view) {
    const [first, ...others] = view.subscriptions;
    if (first === undefined || !view.attributable) return;
    for (const second of others) {
      const events = expectedBy(second, view).filter((e) =>
        isLongEnough(hasCome(e, second) ? Infinity : watchedFor(second, e, view), view.settle),
      );
      const later = [...view.subscriptions, ...view.shaped].filter((s) => s.from >= second.from);
      if (events.length > 0) yield { first, second, others: later.map((s) => s.id) };
    }
  },
  about: ({ others }) => others,
  *judge({ first, second }, view) {
    const expected = expectedBy(second, view);
    // One that got anything at all is served; what it missed is told as a missing notification.
    const before = view.events.filter((e) => e.at < endingFrom(view));
    if (
      before.some((e) => hasCome(e, second) || isUnread(e, second)) ||
      !expected.every((e) => hasCome(e, first))
    )
      return;
    const { exchange, status } = second.registration;
    const others = besides(second.registration, view);
    const isLost = others > 0 && isServedAlone(view);
    yield {
      message: isLost
        ? `A registration that came at the same moment as ${counted(others, 'other')} was answered ${status} and receives nothing; those that came alone receive the events`
        : `A second registration with the same inputs was answered ${status}, and only the first one receives the events`,
      ...(isLost ? { repair: ONE_STEP } : {}),
      seen: seen(exchange, 'callback'),
    };
  },
});
