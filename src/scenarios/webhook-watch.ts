import { defined } from '../defined.ts';
import type { EventEntry, WindowEntry } from '../model.ts';
import { counted } from '../counted.ts';
import { timesToldIn } from '../evidence/deliveries.ts';
import type { Subscription } from './subscriptions.ts';
import type { WebhookRun } from './webhook-run.ts';

/** Records that observers were watched for events until now. */
export const recordWindow = (
  window: Pick<WindowEntry, 'purpose' | 'from' | 'restarted'>,
  observers: Iterable<string>,
  events: readonly EventEntry[],
  { context: { recorder, trigger } }: WebhookRun,
): void => {
  const to = recorder.now();
  const tokens = events.map((e) => e.token);
  for (const observer of observers) {
    recorder.add<WindowEntry>({
      type: 'window',
      at: window.from,
      trigger: trigger.id,
      observer,
      to,
      events: tokens,
      ...window,
    });
  }
};

/** How far the notifications have come. */
interface Progress {
  readonly isDone: boolean;
  /** Only notifications that bear neither token nor id came so far: waiting for long would not tell more. */
  readonly isStrange: boolean;
}

/** A subscription, and the events that it is watched for: those from before it are none of its own. */
interface Watched {
  readonly id: string;
  readonly events: readonly EventEntry[];
}

const progressOf = (watched: readonly Watched[], run: WebhookRun): Progress => {
  const came = run.deliveries(new Set(watched.map((w) => w.id)));
  const { trigger, settings } = run.context;
  const isDone = watched.every(({ id, events }) =>
    events.every(
      (event) =>
        timesToldIn(
          came.filter((d) => d.subscription === id),
          event,
          trigger,
          settings,
        ) >= settings.perEmit,
    ),
  );
  return { isDone, isStrange: came.length > 0 && !came.some((d) => d.events.length > 0) };
};

/** ms between looks at what has come: each costs a view of the whole trace. */
const BETWEEN_LOOKS = 20;

/** ms by which a pause that ends late shows that the run itself stood still. */
const OVERSLEPT = 200;

/** Waits until something holds of what has come, or a time is reached; looks again only when something came. */
export const waitUntil = async (
  isEnough: () => boolean,
  until: () => number,
  { context: { recorder, receiver, signal }, pause }: WebhookRun,
): Promise<void> => {
  let news = true;
  let isLastLook = false;
  const stop = receiver.onDelivery(() => {
    news = true;
  });
  while (!signal.aborted) {
    if (news) {
      news = false;
      if (isEnough()) break;
    }
    const left = until() - recorder.now();
    // After standing still, what has come is read first.
    if (left <= 0 && (left > -OVERSLEPT || isLastLook)) break;
    isLastLook = left <= 0;
    await pause(isLastLook ? BETWEEN_LOOKS : Math.min(BETWEEN_LOOKS, left));
  }
  stop();
};

/** Waits until events have arrived at subscriptions, or the longest allowed time is over, and records the window. */
export const watchSubscriptions = async (
  subscriptions: readonly Subscription[],
  events: readonly EventEntry[],
  run: WebhookRun,
  restarted?: true,
): Promise<void> => {
  const watched = subscriptions
    .map(({ id, registration }): Watched => ({ id, events: events.filter((e) => e.at >= registration.at) }))
    .filter((w) => w.events.length > 0);
  if (watched.length === 0) return;
  const { context, patience } = run;
  const from = context.recorder.now();
  const last = Math.max(...events.map((e) => e.doneAt));
  let progress: Progress = { isDone: false, isStrange: false };
  const until = (): number =>
    last + (progress.isStrange ? context.settle : Math.max(context.settle, patience.of()));
  const isOver = context.wait(
    `${counted(events.length, 'event')} of ${context.trigger.id} on ${counted(watched.length, 'subscription')}`,
    () => until() - context.recorder.now(),
  );
  await waitUntil(
    () => {
      progress = progressOf(watched, run);
      return progress.isDone;
    },
    until,
    run,
  );
  isOver();
  if (!progress.isDone) patience.missed();
  const window = { purpose: 'arrival', from, ...defined({ restarted }) } as const;
  for (const { id, events: own } of watched) recordWindow(window, [id], own, run);
};
