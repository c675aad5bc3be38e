import type { DeliveryEntry, EventEntry, Exchange, Reached, StateName, WindowEntry } from '../model.ts';
import { headerValue } from '../evidence/headers.ts';
import { isCallable, resolveLocation, type ResolvedLocation } from '../evidence/location.ts';
import { recognise } from '../evidence/payload.ts';
import { parseJson } from '../json.ts';
import { unknownId } from '../platform/malform.ts';
import { pause } from '../client/pause.ts';
import { createSubscriber } from '../platform/subscriber.ts';
import { createPatience, owed, type Player, type PlayerContext } from './player.ts';

interface Hook {
  readonly id: string;
  readonly registration: Exchange;
  readonly location: ResolvedLocation | undefined;
}

const isAccepted = (exchange: Exchange): boolean => Math.floor((exchange.response?.status ?? 0) / 100) === 2;

/** Plays a webhook trigger: two subscriptions that bear witness to each other, and registrations that must fail. */
export const createWebhookPlayer = (context: PlayerContext): Player => {
  const { trigger, recorder, receiver, registry, signal } = context;
  const subscriber = createSubscriber(context);
  const patience = createPatience(context);
  const hooks: Hook[] = [];
  const refused: string[] = [];
  /** Longest time from an event to its last arrival that was seen on this service, in ms. */
  let delay = 0;
  let alive = true;

  const register = async (
    n: number,
    credentials: 'own' | 'bad',
    callback: 'issued' | 'none' | 'elsewhere',
  ): Promise<Hook> => {
    const id = `${trigger.id}/${n}`;
    const url =
      callback === 'issued'
        ? receiver.issue(trigger.id, id)
        : callback === 'elsewhere'
          ? 'https://receiver.invalid/workflows/triggers/manual/paths/invoke?sv=1.0'
          : undefined;
    const registration = await subscriber.register(id, credentials, url);
    const raw = headerValue(registration.response?.headers, 'location');
    const base = {
      serviceUrl: context.serviceUrl,
      aliases: context.aliases,
      target: registration.request.target,
    };
    if (isAccepted(registration)) registry.registered(trigger.id, registration, context.config.cleanup);
    return { id, registration, location: raw === undefined ? undefined : resolveLocation(raw, base) };
  };

  const seen = (hook: Hook, event: EventEntry): DeliveryEntry[] =>
    recorder.entries.filter(
      (e): e is DeliveryEntry =>
        e.type === 'delivery' &&
        e.subscription === hook.id &&
        recognise(event, trigger.id, parseJson(e.body) ?? e.body, context.settings),
    );

  const isDone = (watched: readonly Hook[], events: readonly EventEntry[]): boolean =>
    watched.every((hook) => events.every((event) => seen(hook, event).length >= context.settings.perEmit));

  /** Notifications that bear neither token nor id; waiting longer for ours would not tell more. */
  const isStrange = (watched: readonly Hook[], events: readonly EventEntry[]): boolean => {
    const from = Math.min(...events.map((e) => e.at));
    const came = recorder.entries.filter(
      (e): e is DeliveryEntry =>
        e.type === 'delivery' && e.at >= from && watched.some((h) => h.id === e.subscription),
    );
    return (
      came.length >= watched.length * events.length * context.settings.perEmit &&
      !events.some((e) => watched.some((h) => seen(h, e).length > 0))
    );
  };

  const watchHooks = async (watched: readonly Hook[], events: readonly EventEntry[]): Promise<void> => {
    if (watched.length === 0 || events.length === 0) return;
    const from = recorder.now();
    const until = Math.max(...events.map((e) => e.doneAt)) + patience.of();
    const over = new AbortController();
    const stop = receiver.onDelivery(() => {
      if (isDone(watched, events) || isStrange(watched, events)) over.abort();
    });
    if (!isDone(watched, events) && !isStrange(watched, events))
      await pause(until - recorder.now(), AbortSignal.any([over.signal, signal]));
    stop();
    if (!isDone(watched, events)) patience.missed();
    const to = recorder.now();
    const times = watched.flatMap((hook) => events.flatMap((e) => seen(hook, e).map((d) => d.at - e.doneAt)));
    delay = Math.max(delay, ...times);
    for (const hook of watched) {
      recorder.add<WindowEntry>({
        type: 'window',
        at: from,
        trigger: trigger.id,
        observer: hook.id,
        from,
        to,
        purpose: 'arrival',
        events: events.map((e) => e.token),
      });
    }
  };

  const canDelete = (hook: Hook | undefined): hook is Hook & { location: ResolvedLocation } =>
    hook !== undefined &&
    isCallable(hook.location) &&
    !registry.isShared(hook.location.target) &&
    hook.location.target !== hook.registration.request.target;

  const unknownTarget = (): string | undefined => {
    const [a, b] = hooks;
    return canDelete(a) && canDelete(b) ? unknownId(a.location.target, b.location.target) : undefined;
  };

  const reach = (state: StateName): Reached => {
    const [first, second] = hooks;
    switch (state) {
      case 'no state yet':
      case 'the callback is missing':
        return { ok: true, credentials: 'own' };
      case 'the credentials are wrong':
        return context.hasBad
          ? { ok: true, credentials: 'bad' }
          : { ok: false, reason: 'no credentials are configured' };
      case 'a subscription exists':
        return canDelete(second)
          ? { ok: true, location: second.location.target, credentials: 'own' }
          : { ok: false, reason: 'no subscription has a Location of its own that may be deleted' };
      case 'the subscription is deleted':
        return canDelete(first)
          ? { ok: true, location: first.location.target, credentials: 'own' }
          : { ok: false, reason: 'no subscription could be deleted' };
      case 'the subscription is unknown': {
        const target = unknownTarget();
        return target === undefined
          ? { ok: false, reason: 'no two Locations show which part of them is the id' }
          : { ok: true, location: target, credentials: 'own' };
      }
      case 'an event was notified': {
        const events = owed(
          recorder.entries.filter((e): e is EventEntry => e.type === 'event'),
          trigger.id,
        );
        const delivery =
          hooks.flatMap((h) => events.flatMap((e) => seen(h, e)))[0] ??
          recorder.entries.find(
            (e): e is DeliveryEntry =>
              e.type === 'delivery' && hooks.some((h) => h.id === e.subscription) && e.body !== '',
          );
        if (delivery === undefined) return { ok: false, reason: 'no notification arrived' };
        const contentType = headerValue(delivery.headers, 'content-type');
        return {
          ok: true,
          credentials: 'own',
          message: {
            body: Buffer.from(delivery.body),
            ...(contentType === undefined ? {} : { contentType }),
          },
        };
      }
      default:
        return { ok: false, reason: `a webhook has no state "${state}"` };
    }
  };

  return {
    trigger,
    isAlive: () => alive,
    async open() {
      const first = await register(1, 'own', 'issued');
      alive = first.registration.response !== undefined;
      if (!alive || signal.aborted) return;
      if (context.hasBad) refused.push((await register(8, 'bad', 'issued')).id);
      await register(9, 'own', 'none');
      if (isAccepted(first.registration)) {
        // The last thing before the first event: it must be notified at once after the registration.
        hooks.push(first, await register(2, 'own', 'issued'));
        return;
      }
      const status = first.registration.response?.status ?? 0;
      // Does the service refuse the registration, or only the harness's address?
      if (status >= 400 && status < 500 && status !== 401 && status !== 403)
        await register(7, 'own', 'elsewhere');
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
      if (signal.aborted || !canDelete(first)) return;
      const deleted = await subscriber.remove(first.id, first.location.target, 'own', 1);
      if (isAccepted(deleted)) registry.removed(first.location.target);
      await subscriber.remove(first.id, first.location.target, 'own', 2);
      const unknown = unknownTarget();
      if (unknown !== undefined) await subscriber.remove(first.id, unknown, 'unknown', 1);
      // Grace for what is in flight, and for a DELETE that was only accepted (202).
      await pause(
        Math.max(deleted.response?.status === 202 ? context.quiet : 100, Math.min(delay, context.settle)),
        signal,
      );
    },
    async finish(events) {
      const mine = owed(events, trigger.id);
      const [first, ...living] = hooks.filter((h) => isAccepted(h.registration));
      await watchHooks(living, mine);
      if (mine.length === 0 || signal.aborted) return;
      const from = recorder.now();
      // Queues serve subscribers one by one: the leak of a deleted one may come after the last living one.
      await pause(Math.max(context.quiet, 2 * delay), signal);
      for (const observer of [first?.id, ...refused]) {
        if (observer !== undefined) {
          recorder.add<WindowEntry>({
            type: 'window',
            at: from,
            trigger: trigger.id,
            observer,
            from,
            to: recorder.now(),
            purpose: 'silence',
            events: mine.map((e) => e.token),
          });
        }
      }
    },
    reach: (state) =>
      Promise.resolve(
        alive ? reach(state) : { ok: false, reason: 'the service did not answer the registration' },
      ),
  };
};
