import type { Delivery } from '../../evidence/deliveries.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { mayRepeat, notificationsAt } from './notifications-of-one-event.ts';

/** Attempts within the window from which on there is no end to be seen. */
const TOO_MANY = 10;
/** ms for what was under way when the callback said that it is gone. */
const IN_FLIGHT = 50;
/** ms for another event's notification that was under way: from a queue, or by a process of its own. */
const QUEUED = 1000;
/** ms after which an event comes so late that its notification finds the subscription ended. */
const ENDED = 300;

/** Another notification of about the same time, of whatever event: it may have been on its way. */
const isOnItsWay = (next: Delivery, gone: Delivery, view: WebhookView): boolean =>
  next.entry.at <= gone.entry.at + QUEUED &&
  next.events.some((e) => e.at < gone.entry.at + ENDED) &&
  !mayRepeat(next, gone, view);

export const repeatsComeToAnEnd = defineRule<WebhookView, Subscription>({
  id: 'C-08',
  slug: 'repeats-come-to-an-end',
  title: 'A callback that is gone is called no more, one that fails is called more and more rarely',
  why: 'A flow that was deleted with its connection cannot unsubscribe: its callback answers 410 from then on.',
  repair: 'End the subscription at 410, and let the pauses between attempts grow.',
  example: {
    breaks:
      'POST https://flow.example/run?sig=s1 { "id": 42 } → 410\nPOST https://flow.example/run?sig=s1 { "id": 42 } → 410',
    keeps: 'POST https://flow.example/run?sig=s1 { "id": 42 } → 410\n(nothing more)',
  },
  source: 'REST Hooks; WebSub; CloudEvents HTTP Webhook',
  level: { strict: 'warning', field: 'warning' },
  after: ['C-01', 'C-02', 'C-06'],
  noSubject: 'no callback answered 410, or failed for long',
  subjects: (view) =>
    view.strained.filter((s) => s.deliveries.some((d) => d.entry.status === 410 || d.entry.status >= 500)),
  about: (s) => [s.id],
  *judge(subscription, view) {
    const { deliveries } = subscription;
    const gone = deliveries.find((d) => d.entry.status === 410);
    const later = deliveries.find(
      (d) => gone !== undefined && d.entry.at > gone.entry.at + IN_FLIGHT && !isOnItsWay(d, gone, view),
    );
    if (gone !== undefined && later !== undefined)
      yield {
        message: `A callback that had answered 410 was called again ${seconds(later.entry.at - gone.entry.at)} later`,
        seen: seen(later.entry, 'target'),
      };
    const [failing = []] = notificationsAt([subscription], view)
      .map(({ attempts }) => attempts.filter((d) => d.entry.status >= 500))
      .filter((attempts) => attempts.length >= TOO_MANY);
    const [first] = failing;
    const last = failing.at(-1);
    if (first !== undefined && last !== undefined)
      yield {
        message: `A callback that always answers ${first.entry.status} was called ${failing.length} times for one event within ${seconds(last.entry.at - first.entry.at)}`,
        seen: seen(last.entry, 'target'),
      };
  },
});
