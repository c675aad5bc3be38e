import { isSuccess } from '../evidence/status.ts';
import type { CallbackKind, DeliveryEntry, EventEntry, Exchange } from '../model.ts';
import { headerValue } from '../evidence/headers.ts';
import { isCallable, resolveLocation, type ResolvedLocation } from '../evidence/location.ts';
import { tellsOf } from '../evidence/tells-of.ts';
import { unknownId } from '../platform/malform.ts';
import { createSubscriber, type Callback } from '../platform/subscriber.ts';
import type { PlayerContext } from './player.ts';

/** A registration that was made, and where it can be deleted. */
export interface Subscription {
  readonly id: string;
  readonly registration: Exchange;
  readonly location: ResolvedLocation | undefined;
}

/** A subscription with a Location of its own, to which a DELETE does no harm to others. */
export type DeletableSubscription = Subscription & { readonly location: ResolvedLocation };

/** A reserved host: nothing is ever delivered there. */
const ELSEWHERE = 'https://receiver.invalid/workflows/triggers/manual/paths/invoke?sv=1.0';

/** Whether an exchange was answered 2xx. */
export const isAccepted = (exchange: Exchange): boolean => isSuccess(exchange.response?.status);

/** Makes a registration and notes what it created. */
export const subscribe = async (
  name: string,
  credentials: 'own' | 'bad',
  callbackKind: CallbackKind,
  context: PlayerContext,
): Promise<Subscription> => {
  const { trigger, receiver, registry, address, config } = context;
  const id = `${trigger.id}/${name}`;
  const callbacks = {
    issued: () => ({ kind: 'issued', url: receiver.issue(trigger.id, id) }),
    none: () => ({ kind: 'none' }),
    elsewhere: () => ({ kind: 'elsewhere', url: ELSEWHERE }),
  } as const satisfies Record<CallbackKind, () => Callback>;
  const callback = callbacks[callbackKind]();
  const registration = await registry.register(trigger, config.cleanup, () =>
    createSubscriber(context).register(id, credentials, callback),
  );
  const raw = headerValue(registration.response?.headers, 'location');
  const location =
    raw === undefined ? undefined : resolveLocation(raw, { address, target: registration.request.target });
  return { id, registration, location };
};

/** Whether a subscription may be deleted: its Location was given to it alone, and a DELETE there harms nobody else. */
export const canDelete = (
  subscription: Subscription | undefined,
  { registry }: PlayerContext,
): subscription is DeletableSubscription =>
  subscription !== undefined &&
  isCallable(subscription.location) &&
  registry.mayDelete(subscription.registration);

/** A target like that of the subscriptions, with an id that was never given; undefined where nothing shows which part is the id. */
export const unknownTarget = ([a, b]: readonly Subscription[], context: PlayerContext): string | undefined =>
  canDelete(a, context) && canDelete(b, context)
    ? unknownId(a.location.target, b.location.target)
    : undefined;

/** The notifications of an event that a subscription received. */
export const received = (
  subscription: Subscription,
  event: EventEntry,
  context: PlayerContext,
): DeliveryEntry[] =>
  context.recorder.entries.filter(
    (e): e is DeliveryEntry =>
      e.type === 'delivery' &&
      e.subscription === subscription.id &&
      tellsOf(e, event, context.trigger, context.settings),
  );

/** Every notification that a subscription received. */
export const deliveriesTo = (subscription: Subscription, { recorder }: PlayerContext): DeliveryEntry[] =>
  recorder.entries.filter(
    (e): e is DeliveryEntry => e.type === 'delivery' && e.subscription === subscription.id,
  );
