import type { EventEntry } from '../model.ts';
import { expectedEvents } from '../evidence/events.ts';
import { isAccepted, subscribe, unsubscribe } from './subscriptions.ts';
import type { WebhookRun } from './webhook-run.ts';
import { watchSubscriptions } from './webhook-watch.ts';

const NAME = 'switched on again';

/** Registers a callback, deletes it, and registers the same one again: a flow that is switched on may keep its callback. */
export const renewCallback = async ({ context, living }: WebhookRun): Promise<void> => {
  const { receiver, trigger, signal } = context;
  const before = await subscribe('switched off', context, { kind: 'cycled' });
  if (!isAccepted(before.registration) || before.callback.kind === 'none' || signal.aborted) return;
  const deleted = await unsubscribe(before, context);
  if (deleted === undefined || !isAccepted(deleted) || signal.aborted) return;
  receiver.handOver(before.id, `${trigger.id}/${NAME}`);
  const again = await subscribe(NAME, context, { url: before.callback.url });
  if (isAccepted(again.registration)) living.push(again);
};

/** Watches what was registered again once more, long after the DELETE: a clean-up that comes late may take it along. */
export const watchRenewed = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const { living, context } = run;
  if (context.signal.aborted) return;
  const renewed = living.filter((s) => s.id === `${context.trigger.id}/${NAME}`);
  await watchSubscriptions(renewed, expectedEvents(events, context.trigger.id), run);
};
