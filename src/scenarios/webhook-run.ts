import type { NoteEntry } from '../model.ts';
import { pause } from '../client/pause.ts';
import { deliveriesTo, type Delivery } from '../evidence/deliveries.ts';
import { webhookView, type WebhookView } from '../evidence/webhook-view.ts';
import { createPatience, type PlayerContext } from './player.ts';
import type { Subscription } from './subscriptions.ts';

/** The subscriptions of a webhook trigger in a run, and what its phases share. */
export interface WebhookRun {
  readonly context: PlayerContext;
  readonly patience: ReturnType<typeof createPatience>;
  /** Accepted, alive and watched: the usual ones, in the order of their registration. */
  readonly living: Subscription[];
  /** With special callback URLs: alive and watched as well. */
  readonly shaped: Subscription[];
  /** Deleted, or never accepted: nothing may come there any more. */
  readonly silent: Set<string>;
  /** With callbacks that misbehave. */
  readonly strained: Map<string, Subscription>;
  /** The first two subscriptions, of which the first is deleted: what Pact's states are made of. */
  readonly pair: Subscription[];
  /** What the entries so far show. */
  readonly view: () => WebhookView;
  /** The notifications so far to some subscriptions: all that most waits look at, and much less than a view. */
  readonly deliveries: (to: ReadonlySet<string>) => readonly Delivery[];
  /** Longest time from an event to its last arrival that was seen so far, in ms. */
  readonly delay: () => number;
  /** Waits so many ms, or until the run is over. */
  readonly pause: (ms: number) => Promise<void>;
  readonly note: (message: string) => void;
}

const longestDelay = (view: WebhookView): number =>
  Math.max(
    0,
    ...[...view.subscriptions, ...view.shaped].flatMap(({ deliveries }) =>
      deliveries.flatMap((d) => d.events.map((e) => d.entry.at - e.doneAt)),
    ),
  );

/** A run in which nothing is registered yet. */
export const createWebhookRun = (context: PlayerContext, wait = pause): WebhookRun => {
  const view = (): WebhookView => webhookView(context.soFar(), context.trigger);
  const { recorder, trigger, signal } = context;
  return {
    context,
    patience: createPatience(context),
    living: [],
    shaped: [],
    silent: new Set(),
    strained: new Map(),
    pair: [],
    view,
    deliveries: (to) => deliveriesTo(to, context.soFar(), trigger),
    delay: () => longestDelay(view()),
    pause: (ms) => wait(ms, signal),
    note: (message) =>
      void recorder.add<NoteEntry>({ type: 'note', at: recorder.now(), trigger: trigger.id, message }),
  };
};
