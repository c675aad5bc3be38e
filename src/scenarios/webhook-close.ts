import { expectedEvents } from '../evidence/events.ts';
import { unsubscribe, type Subscription } from './subscriptions.ts';
import type { WebhookRun } from './webhook-run.ts';

/** Deletes a subscription at which nothing must come any more then; one that cannot be deleted lives on. */
export const endSubscription = async (made: Subscription, run: WebhookRun): Promise<void> => {
  const { context, living, silent } = run;
  if ((await unsubscribe(made, context)) === undefined) return;
  living.splice(living.indexOf(made), 1);
  silent.add(made.id);
};

/** Deletes the oldest subscription that has just received an event: by a Location from long ago, or from before a restart. */
export const deleteOldest = async (run: WebhookRun): Promise<void> => {
  const { context, living } = run;
  const { events, deliveries } = run.view();
  const last = expectedEvents(events, context.trigger.id).at(-1);
  // The last one is kept, to bear witness.
  if (last === undefined || living.length < 2 || context.signal.aborted) return;
  const oldest = living.find(({ id }) =>
    deliveries.some((d) => d.subscription === id && d.events.includes(last)),
  );
  if (oldest !== undefined) await endSubscription(oldest, run);
};
