import type { EventEntry, WindowEntry } from '../model.ts';
import { pause } from '../client/pause.ts';
import { createSubscriber } from '../platform/subscriber.ts';
import { causedEvents } from './chain-evidence.ts';
import {
  canDelete,
  deliveriesTo,
  isAccepted,
  received,
  subscribe,
  unknownTarget,
  type Subscription,
} from './subscriptions.ts';
import { expectedEvents } from '../evidence/events.ts';
import { createPatience, type Player, type PlayerContext } from './player.ts';
import { setUpWebhookState } from './webhook-provider-states.ts';

/** In-flight notifications get this long after a DELETE before the next event, in ms. */
const GRACE = 100;

/** Plays a webhook trigger: two subscriptions that bear witness to each other, and registrations that must fail. */
export const createWebhookPlayer = (context: PlayerContext): Player => {
  const { trigger, recorder, receiver, registry, signal, settings } = context;
  const subscriber = createSubscriber(context);
  const patience = createPatience(context);
  const subscriptions: Subscription[] = [];
  const refused: string[] = [];
  /** Longest time from an event to its last arrival that was seen on this service, in ms. */
  let delay = 0;
  let alive = true;

  const isDone = (watched: readonly Subscription[], events: readonly EventEntry[]): boolean =>
    watched.every((subscription) =>
      events.every((event) => received(subscription, event, context).length >= settings.perEmit),
    );

  /** Only notifications that bear neither token nor id came so far: waiting for long would not tell more. */
  const isStrange = (watched: readonly Subscription[]): boolean => {
    const came = watched.flatMap((subscription) => deliveriesTo(subscription, context));
    const caused = causedEvents(context);
    return (
      came.length > 0 &&
      !caused.some((e) => watched.some((subscription) => received(subscription, e, context).length > 0))
    );
  };

  const record = (
    purpose: WindowEntry['purpose'],
    observers: readonly string[],
    from: number,
    events: readonly EventEntry[],
  ): void => {
    const to = recorder.now();
    for (const observer of observers) {
      recorder.add<WindowEntry>({
        type: 'window',
        at: from,
        trigger: trigger.id,
        observer,
        from,
        to,
        purpose,
        events: events.map((e) => e.token),
      });
    }
  };

  const watchSubscriptions = async (
    watched: readonly Subscription[],
    events: readonly EventEntry[],
  ): Promise<void> => {
    if (watched.length === 0 || events.length === 0) return;
    const from = recorder.now();
    const last = Math.max(...events.map((e) => e.doneAt));
    const over = new AbortController();
    const stop = receiver.onDelivery((delivery) => {
      // Looking through everything at each arrival, also at those of others, would itself make a burst late.
      if (delivery.trigger === trigger.id && isDone(watched, events)) over.abort();
    });
    const ending = AbortSignal.any([over.signal, signal]);
    if (!isDone(watched, events)) await pause(last + context.settle - recorder.now(), ending);
    if (!isDone(watched, events) && !isStrange(watched))
      await pause(last + patience.of() - recorder.now(), ending);
    stop();
    if (!isDone(watched, events)) patience.missed();
    const times = watched.flatMap((subscription) =>
      events.flatMap((e) => received(subscription, e, context).map((d) => d.at - e.doneAt)),
    );
    delay = Math.max(delay, ...times);
    record(
      'arrival',
      watched.map((h) => h.id),
      from,
      events,
    );
  };

  return {
    trigger,
    isAlive: () => alive,
    async open() {
      const first = await subscribe('first', 'own', 'issued', context);
      alive = first.registration.response !== undefined;
      if (!alive || signal.aborted) return;
      if (context.hasBad) refused.push((await subscribe('bad credentials', 'bad', 'issued', context)).id);
      await subscribe('no callback', 'own', 'none', context);
      if (isAccepted(first.registration)) {
        // The last thing before the first event: it must be notified at once after the registration.
        subscriptions.push(first, await subscribe('second', 'own', 'issued', context));
        return;
      }
      const status = first.registration.response?.status ?? 0;
      // Does the service refuse the registration, or only the harness's address?
      const isRefusal = status >= 400 && status < 500 && status !== 401 && status !== 403;
      if (isRefusal) await subscribe('elsewhere', 'own', 'elsewhere', context);
    },
    async watch(events) {
      await watchSubscriptions(
        subscriptions.filter((h) => isAccepted(h.registration)),
        expectedEvents(events, trigger.id),
      );
    },
    refresh: () => Promise.resolve(),
    async probe() {
      const [first] = subscriptions;
      if (signal.aborted || !canDelete(first, context)) return;
      const { target } = first.location;
      const deleted = await subscriber.unsubscribe(first.id, target, 'own', 1);
      if (isAccepted(deleted)) registry.unsubscribed(target);
      await subscriber.unsubscribe(first.id, target, 'own', 2);
      const unknown = unknownTarget(subscriptions, context);
      if (unknown !== undefined) await subscriber.unsubscribe(first.id, unknown, 'unknown', 1);
      // Grace for what is in flight, and for a DELETE that was only accepted (202).
      const least = deleted.response?.status === 202 ? context.quiet : GRACE;
      await pause(Math.max(least, Math.min(delay, context.settle)), signal);
    },
    glance: () => Promise.resolve(),
    accompany: () => Promise.resolve(),
    openStrained: () => Promise.resolve(),
    watchStrained: () => Promise.resolve(),
    watchRestarted: () => Promise.resolve(),
    async finish(events) {
      const mine = expectedEvents(events, trigger.id);
      const [first, ...living] = subscriptions.filter((h) => isAccepted(h.registration));
      await watchSubscriptions(living, mine);
      if (mine.length === 0 || signal.aborted) return;
      const from = recorder.now();
      // Queues serve subscribers one by one: the leak of a deleted one may come after the last living one.
      await pause(Math.max(context.quiet, 2 * delay), signal);
      record('silence', first === undefined ? refused : [first.id, ...refused], from, mine);
    },
    afterDisturbance: () => undefined,
    setUp: (state) =>
      Promise.resolve(
        alive
          ? setUpWebhookState(state, subscriptions, context)
          : { ok: false, reason: 'the service did not answer the registration' },
      ),
  };
};
