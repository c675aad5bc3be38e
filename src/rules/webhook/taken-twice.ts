import type { Delivery } from '../../evidence/deliveries.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { Remark } from '../rule.ts';
import { seconds, seen } from '../shared/wording.ts';
import { answered, attemptsAt, mayPass, wasTaken, type Attempts } from './attempts.ts';

/** An event that a callback took after it had failed to, and was sent once more. */
export interface TakenTwice extends Attempts {
  readonly failed: Delivery;
  readonly taken: Delivery;
  readonly more: Delivery;
}

/** The events that were sent again to callbacks which had taken them at last; one that answers slowly is C-15's. */
export const takenTwice = (view: WebhookView): readonly TakenTwice[] =>
  attemptsAt(view.strained, view).flatMap((a) => {
    const [failed] = a.attempts;
    const taken = a.attempts.filter(wasTaken);
    const last = taken[view.settings.perEmit - 1];
    const more = taken[view.settings.perEmit];
    const isSlow = a.attempts.some((d) => d.entry.delay !== undefined);
    return failed === undefined || !mayPass(failed) || last === undefined || more === undefined || isSlow
      ? []
      : [{ ...a, failed, taken: last, more }];
  });

/** What is to be said of it. */
export const twiceTaken = ({ failed, taken, more }: TakenTwice): Remark => ({
  message: `A notification that was answered ${answered(failed)} was repeated and answered ${answered(taken)}, and came once more ${seconds(more.entry.at - taken.entry.at)} later`,
  repair: 'Take a notification from what is to be repeated as soon as one attempt has been answered 2xx.',
  seen: seen(more.entry, 'body'),
});
