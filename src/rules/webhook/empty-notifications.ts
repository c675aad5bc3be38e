import type { Delivery } from '../../evidence/deliveries.ts';
import { expectedEvents } from '../../evidence/events.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { keptOf } from '../../kept.ts';
import { isBare } from './told-by-callback.ts';

const followsAnEvent = ({ entry }: Delivery, { from }: Subscription, view: WebhookView): boolean =>
  expectedEvents(view.events, view.trigger.id).some((e) => e.at > from && e.at <= entry.at);

/**
 * POSTs without a body that are notifications all the same: none ever comes but after an event. What comes with a
 * registration asks for something instead.
 */
export const emptyNotifications = keptOf((view: WebhookView): ReadonlySet<Delivery> => {
  const bare = view.subscriptions.flatMap((s) =>
    s.deliveries.filter(isBare).map((delivery) => ({ delivery, follows: followsAnEvent(delivery, s, view) })),
  );
  return new Set(bare.every((b) => b.follows) ? bare.map((b) => b.delivery) : []);
});
