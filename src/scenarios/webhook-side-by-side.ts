import { isAccepted, subscribe } from './subscriptions.ts';
import { endSubscription } from './webhook-close.ts';
import type { WebhookRun } from './webhook-run.ts';

const NAMES = ['side by side 1', 'side by side 2', 'side by side 3'];

/** Registers several flows at the same moment, as when a solution is switched on: a store that is read first and written later loses some. */
export const registerSideBySide = async ({ context, living }: WebhookRun): Promise<void> => {
  if (context.signal.aborted) return;
  const made = await Promise.all(NAMES.map((name) => subscribe(name, context)));
  living.push(...made.filter((s) => isAccepted(s.registration)));
};

/** Deletes them at the same moment. */
export const deleteSideBySide = async (run: WebhookRun): Promise<void> => {
  const names = NAMES.map((name) => `${run.context.trigger.id}/${name}`);
  await Promise.all(run.living.filter((s) => names.includes(s.id)).map((s) => endSubscription(s, run)));
};
