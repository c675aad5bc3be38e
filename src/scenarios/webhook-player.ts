import type { EventEntry, WindowEntry } from '../model.ts';
import { pause } from '../client/pause.ts';
import { createSubscriber } from '../platform/subscriber.ts';
import { causedEvents } from './chain-evidence.ts';
import {
  canDelete,
  deliveriesTo,
  isAccepted,
  received,
  registerHook,
  unknownTarget,
  type Hook,
} from './hooks.ts';
import { createPatience, owed, type Player, type PlayerContext } from './player.ts';
import { reachWebhookState } from './webhook-states.ts';

/** In-flight notifications get this long after a DELETE before the next event, in ms. */
const GRACE = 100;

/** Plays a webhook trigger: two subscriptions that bear witness to each other, and registrations that must fail. */
export const createWebhookPlayer = (context: PlayerContext): Player => {
  const { trigger, recorder, receiver, registry, signal, settings } = context;
  const subscriber = createSubscriber(context);
  const patience = createPatience(context);
  const hooks: Hook[] = [];
  const refused: string[] = [];
  /** Longest time from an event to its last arrival that was seen on this service, in ms. */
  let delay = 0;
  let alive = true;

  const isDone = (watched: readonly Hook[], events: readonly EventEntry[]): boolean =>
    watched.every((hook) =>
      events.every((event) => received(hook, event, context).length >= settings.perEmit),
    );

  /** Only notifications that bear neither token nor id came so far: waiting for long would not tell more. */
  const isStrange = (watched: readonly Hook[]): boolean => {
    const came = watched.flatMap((hook) => deliveriesTo(hook, context));
    const caused = causedEvents(context);
    return (
      came.length > 0 && !caused.some((e) => watched.some((hook) => received(hook, e, context).length > 0))
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

  const watchHooks = async (watched: readonly Hook[], events: readonly EventEntry[]): Promise<void> => {
    if (watched.length === 0 || events.length === 0) return;
    const from = recorder.now();
    const last = Math.max(...events.map((e) => e.doneAt));
    const over = new AbortController();
    const stop = receiver.onDelivery(() => {
      if (isDone(watched, events)) over.abort();
    });
    const ending = AbortSignal.any([over.signal, signal]);
    if (!isDone(watched, events)) await pause(last + context.settle - recorder.now(), ending);
    if (!isDone(watched, events) && !isStrange(watched))
      await pause(last + patience.of() - recorder.now(), ending);
    stop();
    if (!isDone(watched, events)) patience.missed();
    const times = watched.flatMap((hook) =>
      events.flatMap((e) => received(hook, e, context).map((d) => d.at - e.doneAt)),
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
      const first = await registerHook(1, 'own', 'issued', context);
      alive = first.registration.response !== undefined;
      if (!alive || signal.aborted) return;
      if (context.hasBad) refused.push((await registerHook(8, 'bad', 'issued', context)).id);
      await registerHook(9, 'own', 'none', context);
      if (isAccepted(first.registration)) {
        // The last thing before the first event: it must be notified at once after the registration.
        hooks.push(first, await registerHook(2, 'own', 'issued', context));
        return;
      }
      const status = first.registration.response?.status ?? 0;
      // Does the service refuse the registration, or only the harness's address?
      const isRefusal = status >= 400 && status < 500 && status !== 401 && status !== 403;
      if (isRefusal) await registerHook(7, 'own', 'elsewhere', context);
    },
    async watch(events) {
      await watchHooks(
        hooks.filter((h) => isAccepted(h.registration)),
        owed(events, trigger.id),
      );
    },
    refresh: () => Promise.resolve(),
    async probe() {
      const [first] = hooks;
      if (signal.aborted || !canDelete(first, context)) return;
      const { target } = first.location;
      const deleted = await subscriber.remove(first.id, target, 'own', 1);
      if (isAccepted(deleted)) registry.removed(target);
      await subscriber.remove(first.id, target, 'own', 2);
      const unknown = unknownTarget(hooks, context);
      if (unknown !== undefined) await subscriber.remove(first.id, unknown, 'unknown', 1);
      // Grace for what is in flight, and for a DELETE that was only accepted (202).
      const least = deleted.response?.status === 202 ? context.quiet : GRACE;
      await pause(Math.max(least, Math.min(delay, context.settle)), signal);
    },
    async finish(events) {
      const mine = owed(events, trigger.id);
      const [first, ...living] = hooks.filter((h) => isAccepted(h.registration));
      await watchHooks(living, mine);
      if (mine.length === 0 || signal.aborted) return;
      const from = recorder.now();
      // Queues serve subscribers one by one: the leak of a deleted one may come after the last living one.
      await pause(Math.max(context.quiet, 2 * delay), signal);
      record('silence', first === undefined ? refused : [first.id, ...refused], from, mine);
    },
    afterDisturbance: () => undefined,
    reach: (state) =>
      Promise.resolve(
        alive
          ? reachWebhookState(state, hooks, context)
          : { ok: false, reason: 'the service did not answer the registration' },
      ),
  };
};
