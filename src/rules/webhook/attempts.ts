import type { Delivery } from '../../evidence/deliveries.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { EventEntry } from '../../model.ts';
import { expectedEvents } from '../../evidence/events.ts';
import { isSuccess } from '../../evidence/status.ts';
import { seconds } from '../shared/wording.ts';

/** Every attempt to notify a subscription of one event, in order; the last one that was watched for ends with `until`. */
export interface Attempts {
  readonly subscription: Subscription;
  readonly event: EventEntry;
  readonly attempts: readonly Delivery[];
  /** Until when the subscription was watched and owed repeats: a DELETE, or its callback's own 410, ends that. */
  readonly until: number;
}

/** The attempts at subscriptions, for each event that reached them; none at one whose notifications were cut. */
export const attemptsAt = (subscriptions: readonly Subscription[], view: WebhookView): readonly Attempts[] =>
  subscriptions.flatMap((subscription) => {
    if (subscription.deliveries.some((d) => d.truncated)) return [];
    const ends = view.windows.filter((w) => w.observer === subscription.id).map((w) => w.to);
    const gone = subscription.deliveries.filter((d) => d.entry.status === 410).map((d) => d.entry.at);
    const until = Math.min(subscription.to, Math.max(0, ...ends), ...gone);
    return expectedEvents(view.events, view.trigger.id).flatMap((event) => {
      if (event.at < subscription.from) return [];
      const attempts = subscription.deliveries.filter(
        (d) => d.entry.method === 'POST' && d.events.at(-1) === event,
      );
      return attempts.length === 0 ? [] : [{ subscription, event, attempts, until }];
    });
  });

/** Whether the callback took an attempt, and the sender heard so. */
export const wasTaken = ({ entry }: Delivery): boolean =>
  entry.reset !== true && entry.givenUp === undefined && isSuccess(entry.status);

/** ms for which an attempt was without its answer, and until when the sender at most waited. */
export const heldFor = ({ entry }: Delivery): number => entry.givenUp ?? entry.delay ?? 0;

/** Whether the callback misbehaved: it did not take an attempt, or took long. */
export const isTroubled = (attempt: Delivery): boolean =>
  !wasTaken(attempt) || attempt.entry.delay !== undefined;

/** Whether an attempt failed in a way that passes: 408, 429, 5xx, a connection that broke, an answer that was not waited for. */
export const mayPass = ({ entry }: Delivery): boolean =>
  entry.reset === true ||
  entry.givenUp !== undefined ||
  entry.status === 408 ||
  entry.status === 429 ||
  entry.status >= 500;

/** What the callback answered, in a word. */
export const answered = ({ entry }: Delivery): string => {
  if (entry.givenUp !== undefined) return `nothing in ${seconds(entry.givenUp)}`;
  return entry.reset === true ? 'a closed connection' : String(entry.status);
};
