import type { EventEntry } from '../model.ts';
import { strainedLanes } from './strained-lanes.ts';
import { isAccepted, subscribe } from './subscriptions.ts';
import { recordWindow, watchSubscriptions } from './webhook-watch.ts';
import type { WebhookRun } from './webhook-run.ts';

/** How often is registered after a restart: ids that begin anew reach that of a living subscription. */
const ANEW = 2;

/** Registers after a restart, where the service had shown that it has room. */
export const reopenSubscriptions = async ({ context, living, strained }: WebhookRun): Promise<void> => {
  if (living.length === 0 || strained.size < strainedLanes('').length) return;
  for (let n = 1; n <= ANEW && !context.signal.aborted; n += 1) {
    const made = await subscribe(`after the restart ${n}`, context);
    if (!isAccepted(made.registration)) return;
    living.push(made);
  }
};

/** Watches the events from around a restart, and then that nothing comes twice, nor where nothing may. */
export const watchAfterRestart = async (events: readonly EventEntry[], run: WebhookRun): Promise<void> => {
  const { context, living, silent } = run;
  await watchSubscriptions(living, events, run, true);
  const last = events.at(-1);
  if (last === undefined || context.signal.aborted) return;
  const from = context.recorder.now();
  await run.pause(Math.max(context.quiet, 2 * run.delay()));
  recordWindow({ purpose: 'silence', from }, silent, [last], run);
};
