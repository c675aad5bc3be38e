import { expectedEvents } from '../evidence/events.ts';
import { unsubscribe } from './subscriptions.ts';
import type { WebhookRun } from './webhook-run.ts';

/** Deletes the oldest subscription that has just received an event: by a Location from long ago, or from before a restart. */
export const deleteOldest = async (run: WebhookRun): Promise<void> => {
  const { context, living, silent } = run;
  const { events, deliveries } = run.view();
  const last = expectedEvents(events, context.trigger.id).at(-1);
  // The last one is kept, to bear witness.
  if (last === undefined || living.length < 2 || context.signal.aborted) return;
  const oldest = living.find(({ id }) =>
    deliveries.some((d) => d.subscription === id && d.events.includes(last)),
  );
  if (oldest === undefined) return;
  await unsubscribe(oldest, context);
  living.splice(living.indexOf(oldest), 1);
  silent.add(oldest.id);
};
