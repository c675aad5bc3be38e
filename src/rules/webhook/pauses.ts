import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { mayPass, wasTaken } from './attempts.ts';
import { notificationsAt } from './notifications-of-one-event.ts';

/** Whether an attempt failed, and its callback left it to the service when to come again. */
const isUnasked = (attempt: Delivery): boolean => mayPass(attempt) && attempt.entry.retryAfter === undefined;

/**
 * Longest time that a repeat took, in ms, at callbacks that took it in the end and had not asked for a time; undefined where
 * nothing was repeated.
 */
export const longestPause = (view: WebhookView): number | undefined => {
  const pauses = notificationsAt(view.strained, view).flatMap(({ attempts }) => {
    const taken = attempts.findIndex(wasTaken);
    return attempts
      .slice(1, taken + 1)
      .flatMap((next, i) =>
        attempts[i] !== undefined && isUnasked(attempts[i]) ? [next.entry.at - attempts[i].entry.at] : [],
      );
  });
  return pauses.length === 0 ? undefined : Math.max(...pauses);
};

/** ms after a failure from which on its repeat is overdue, by how long repeats took before: jitter may double a pause. */
export const overdueAfter = (pause: number): number => 2 * pause + 1500;
