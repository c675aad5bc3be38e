import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { newsOf, type Delivery } from '../../evidence/deliveries.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { afterOwnDelete, deliveryOf } from './after-delete.ts';
import { wasTaken } from './attempts.ts';
import { takenTwice, twiceTaken, type TakenTwice } from './taken-twice.ts';

interface Notified {
  readonly event: EventEntry;
  readonly subscription: Subscription;
  /** At a callback that had failed to take it before. */
  readonly again?: TakenTwice;
}

/** ms after which a sender may rightly take a notification for lost. */
const LOST = 1000;
/** ms by which the look at the clock may miss the edge of a stall. */
const EDGE = 100;

/** The run itself stood still when a notification came: its sender may have waited in vain for the answer. */
const isAnsweredLate = ({ entry }: Delivery, { stalls }: WebhookView): boolean =>
  stalls.some((s) => s.to - s.at >= LOST && s.at <= entry.at + EDGE && s.to >= entry.at - EDGE);

/** Its callback was another's, which was deleted, where deleted ones are notified: that is told of by itself. */
const hearsTheDeleted = (
  { registration: { callback, exchange } }: Subscription,
  view: WebhookView,
): boolean =>
  view.cycled.some((s) => s.registration.callback === callback && s.from < exchange.at) &&
  afterOwnDelete(view).some((later) => deliveryOf(later) !== undefined);

/** A thing that also tells of a later event is that one's; of an array each element tells for itself. */
const newsIn = (event: EventEntry, delivery: Delivery, { trigger, settings }: WebhookView) =>
  newsOf(event, delivery, trigger, settings).map(({ pointer }) => ({ delivery, pointer }));

const notificationsOf = ({ event, subscription }: Notified, view: WebhookView) =>
  subscription.deliveries.filter(
    (d) =>
      d.entry.method === 'POST' &&
      newsIn(event, d, view).length > 0 &&
      // A service that is stopped amid a notification cannot know whether it was taken, and repeats it.
      (d.entry.at < view.restartedAt || event.at >= view.restartOverAt),
  );

/** What came of an event: several elements of one array are several arrivals. */
const arrivalsOf = (notified: Notified, view: WebhookView) =>
  notificationsOf(notified, view).flatMap((d) => newsIn(notified.event, d, view));

/** What to do where the restart is the cause. */
const SAVE =
  'Write down at once that a notification was taken, and send after a restart only what had not been; what was under way may come twice.';

/** What to do where all that is there was loaded twice. */
const LOAD_ONCE =
  'Load each subscription once as the service starts, and let one sender alone take what waits to be sent.';

/** What to add where events came twice only since a restart. */
const sinceRestart = (notified: Notified, view: WebhookView): string | undefined =>
  notified.event.at >= view.restartOverAt &&
  !expectedEvents(view.events, view.trigger.id).some(
    (event) =>
      event.at < view.restartedAt && arrivalsOf({ ...notified, event }, view).length > view.settings.perEmit,
  )
    ? '; before the service was restarted none came twice'
    : undefined;

/** ms before a restart from which on the receipt of a notification may rightly be lost with it. */
const UNSAVED = 2000;

/** What had been taken long before a restart, and was notified again after it. */
const replayOf = ({ event, subscription }: Notified, view: WebhookView) => {
  const { restartedAt, settings } = view;
  const mine = subscription.deliveries.filter((d) => d.entry.method === 'POST' && d.events.at(-1) === event);
  const taken = mine.filter((d) => wasTaken(d) && d.entry.at < restartedAt - UNSAVED);
  const again = mine.find((d) => d.entry.at >= restartedAt);
  const last = taken.at(-1);
  const times = taken.flatMap((d) => newsIn(event, d, view)).length;
  return last === undefined || again === undefined || times < settings.perEmit ? undefined : { last, again };
};

export const noEventIsNotifiedTwice = defineRule<WebhookView, Notified>({
  id: 'C-12',
  slug: 'no-event-is-notified-twice',
  title: 'One event is notified once to one subscription',
  why: 'Every notification starts a run: a second one for the same event books the order, or sends the mail, twice.',
  repair:
    'Send one notification for each event and subscription, and take any 2xx, 202 with an empty body included, for its receipt. Where one emit rightly causes several, set `perEmit`.',
  example: {
    breaks:
      'POST https://flow.example/run?sig=s1 { "id": 42 } → 202\nPOST https://flow.example/run?sig=s1 { "id": 42 } → 202',
    keeps:
      'POST https://flow.example/run?sig=s1 { "id": 42 } → 202\nPOST https://flow.example/run?sig=s1 { "id": 43 } → 202',
  },
  source: 'Troubleshoot common issues with triggers (Power Automate): flows that run twice',
  level: { strict: 'error', field: 'error' },
  needsEvents: true,
  after: ['C-01', 'C-02', 'C-06', 'W-18'],
  noSubject: 'no notification of an event of ours arrived, or the run itself stood still when it did',
  *subjects(view) {
    for (const subscription of view.subscriptions) {
      // What a callback that was registered twice receives is W-18's to tell; one that came back may hear what is deleted.
      if (subscription.repeats.some((r) => r.accepted) || hearsTheDeleted(subscription, view)) continue;
      for (const event of expectedEvents(view.events, view.trigger.id)) {
        const came = notificationsOf({ event, subscription }, view);
        if (came.length > 0 && !came.some((d) => isAnsweredLate(d, view))) yield { event, subscription };
      }
    }
    for (const twice of takenTwice(view))
      if (!twice.attempts.some((d) => isAnsweredLate(d, view))) yield { ...twice, again: twice };
  },
  *judge(notified, view) {
    if (notified.again !== undefined) {
      yield twiceTaken(notified.again);
      return;
    }
    const arrived = arrivalsOf(notified, view);
    const again = arrived[view.settings.perEmit];
    const before = arrived[view.settings.perEmit - 1];
    if (again === undefined || before === undefined) {
      const replay = replayOf(notified, view);
      if (replay !== undefined)
        yield {
          message: `After a restart of the service one event was notified again, ${seconds(replay.again.entry.at - replay.last.entry.at)} after a notification that was answered ${replay.last.entry.status}`,
          repair: SAVE,
          seen: seen(replay.again.entry, 'body'),
        };
      return;
    }
    const allowed = view.settings.perEmit === 1 ? 'once' : `${view.settings.perEmit} times`;
    const after = again.delivery.entry.at - before.delivery.entry.at;
    const how =
      again.delivery === before.delivery
        ? 'stands in the same array, for each element of which a run is started'
        : `came ${seconds(after)} after a notification that was answered ${before.delivery.entry.status}`;
    const since = sinceRestart(notified, view);
    yield {
      message: `One event was notified ${arrived.length} times to one subscription and should be ${allowed}; the repeat ${how}${since ?? ''}`,
      ...(since === undefined ? {} : { repair: LOAD_ONCE }),
      seen: seen(again.delivery.entry, 'body', { pointer: again.pointer }),
    };
  },
});
