import { pause } from '../client/pause.ts';
import { expectedEvents } from '../evidence/events.ts';
import type { EventEntry } from '../model.ts';
import { causedEvents } from '../scenarios/chain-evidence.ts';
import type { Patience, PlayerContext } from '../scenarios/player.ts';
import {
  canDelete,
  isAccepted,
  subscribe,
  unsubscribe,
  type Subscription,
} from '../scenarios/subscriptions.ts';
import { createWebhookRun } from '../scenarios/webhook-run.ts';
import { recordWindow, watchSubscriptions } from '../scenarios/webhook-watch.ts';
import type { Actor } from './actor.ts';

/** What is in flight gets this long after a DELETE, in ms. */
const GRACE = 100;

/** Plays a webhook trigger: subscriptions come and go, and each is watched for what it is owed. */
export const createWebhookActor = (context: PlayerContext, patience: Patience): Actor => {
  const { trigger, recorder, quiet, settle, signal } = context;
  const run = { ...createWebhookRun(context), patience };
  const { living } = run;
  const gone: { readonly id: string; readonly at: number }[] = [];
  let made = 0;

  const eventsSince = (at: number): readonly EventEntry[] =>
    expectedEvents(causedEvents(context), trigger.id).filter((e) => e.at > at);
  const watch = async (subscription: Subscription): Promise<void> => {
    const { at, durationMs } = subscription.registration;
    await watchSubscriptions([subscription], eventsSince(at + durationMs), run);
  };

  return {
    poll: () => Promise.resolve(),
    async register() {
      made += 1;
      const subscription = await subscribe(`subscription ${made}`, context);
      if (isAccepted(subscription.registration)) living.push(subscription);
    },
    async remove() {
      const [oldest] = living;
      if (living.length < 2 || !canDelete(oldest, context)) return;
      await Promise.all(living.map(watch));
      const deleted = await unsubscribe(oldest, context);
      living.shift();
      if (deleted === undefined || !isAccepted(deleted)) return;
      gone.push({ id: oldest.id, at: recorder.now() });
      // A DELETE that was only accepted takes effect later.
      const least = deleted.response?.status === 202 ? quiet : GRACE;
      await pause(Math.max(least, Math.min(run.delay(), settle)), signal);
    },
    async settle() {
      await Promise.all(living.map(watch));
      const silent = gone.filter(({ at }) => eventsSince(at).length > 0);
      if (silent.length === 0) return;
      const from = recorder.now();
      // Queues serve subscribers one by one: the leak of a deleted one may come after the last living one.
      await pause(Math.max(quiet, 2 * run.delay()), signal);
      for (const { id, at } of silent) recordWindow({ purpose: 'silence', from }, [id], eventsSince(at), run);
    },
  };
};
