import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import {
  afterOwnDelete,
  deliveryOf,
  isWatched,
  leaksOfCycles,
  pendingAtDelete,
  repeatAfterDelete,
  witnessed,
  type Later,
} from './after-delete.ts';
import { ONE_STEP, wasDeletedBesideAnother } from './side-by-side.ts';

/** What to do where a restart brings back what was deleted. */
const FORGOTTEN = 'Remove the subscription from the store as well, before its DELETE is answered.';

/** Whether a deleted subscription was silent until the service was restarted. */
const cameBack = ({ deliveries, goneAt = Infinity }: Subscription, { restartedAt }: WebhookView): boolean =>
  !deliveries.some((d) => d.entry.at < restartedAt && d.events.some((e) => e.at > goneAt)) &&
  deliveries.some((d) => d.entry.at >= restartedAt && d.events.some((e) => e.at > goneAt));

/** What the leak may come of, and what to do about it. */
const circumstance = (subscription: Subscription, view: WebhookView) => {
  if (cameBack(subscription, view))
    return { shown: '; before the service was restarted it received none', repair: FORGOTTEN };
  return wasDeletedBesideAnother(subscription, view)
    ? { shown: '; another one was deleted at the same moment', repair: ONE_STEP }
    : undefined;
};

export const nothingArrivesAfterDelete = defineRule<WebhookView, Later>({
  id: 'U-03',
  slug: 'nothing-arrives-after-delete',
  title: 'No event reaches a subscription after its DELETE',
  why: 'A subscription that lives on sends events to a flow that no longer exists, and a second time to the one that replaced it.',
  repair:
    'Remove the subscription when the DELETE comes, and look it up again when a queued notification is about to be sent.',
  example: {
    breaks:
      'DELETE /subscriptions/7 → 204\nVoicemail 42 arrives\nPOST https://flow.example/run?sig=s1 { "id": 42 } (the callback of 7)',
    keeps: 'DELETE /subscriptions/7 → 204\nVoicemail 42 arrives\nNothing is sent to the callback of 7',
  },
  source: 'Training unit on webhook triggers; Create custom APIs for Azure Logic Apps',
  level: { strict: 'error', field: 'error' },
  after: ['W-03', 'W-04', 'W-05', 'W-22', 'U-01', 'U-02', 'U-10', 'W-18', 'L-07'],
  needsEvents: true,
  noSubject: 'no event was caused after a subscription was deleted',
  subjects: (view) => {
    if (!view.attributable) return [];
    const { leaks, areMost } = leaksOfCycles(view);
    return [...afterOwnDelete(view), ...pendingAtDelete(view), ...(areMost ? leaks : [])];
  },
  about: ({ subscription }) => [subscription.id],
  *judge(later, view) {
    if (later.event.at < (later.subscription.goneAt ?? 0)) {
      const repeat = repeatAfterDelete(later);
      if (repeat !== undefined)
        yield {
          message: `A notification that had failed was repeated ${seconds(repeat.entry.at - (later.subscription.goneAt ?? 0))} after the DELETE of its subscription was answered`,
          lowered: 'it had been under way before',
          seen: seen(repeat.entry, 'body'),
        };
      return;
    }
    const leak = deliveryOf(later);
    if (leak !== undefined) {
      const late = leak.entry.at - (later.subscription.goneAt ?? 0);
      const { shown = '', ...rest } = circumstance(later.subscription, view) ?? {};
      yield {
        message: `A deleted subscription received an event ${seconds(late)} after its DELETE was answered${shown}`,
        ...rest,
        seen: seen(leak.entry, 'body'),
      };
    } else if (!isWatched(later, view)) {
      yield { unknown: true, message: 'The deleted subscription was not watched after the event' };
    } else if (!witnessed(later, view)) {
      yield {
        unknown: true,
        message: 'No other subscription received the event, so that silence proves nothing',
      };
    }
  },
});
