import { isSuccess } from '../evidence/status.ts';
import { defined } from '../defined.ts';
import type { CallbackKind, Credentials, Exchange, TriggerConfig } from '../model.ts';
import { headerValue } from '../evidence/headers.ts';
import { isCallable, resolveLocation, type ResolvedLocation } from '../evidence/location.ts';
import type { CallbackShape } from '../platform/callback-url.ts';
import { unknownId } from '../platform/malform.ts';
import { createSubscriber, type Callback } from '../platform/subscriber.ts';
import type { PlayerContext } from './player.ts';

/** A registration that was made, and where it can be deleted. */
export interface Subscription {
  readonly id: string;
  readonly callback: Callback;
  readonly registration: Exchange;
  readonly location: ResolvedLocation | undefined;
}

/** A subscription with a Location of its own, to which a DELETE does no harm to others. */
export type DeletableSubscription = Subscription & { readonly location: ResolvedLocation };

/** How a registration differs from a maker's. */
export interface Wish {
  readonly credentials?: Credentials;
  readonly kind?: CallbackKind;
  readonly shape?: CallbackShape;
  /** The callback, where it is not one that the receiver issues now. */
  readonly url?: string;
  /** The subscription whose callback differs from this one's in the signature alone, as when a flow's key is made anew. */
  readonly like?: Subscription;
  readonly headers?: 'plain';
  readonly inputs?: TriggerConfig['inputs'];
  /** The subscription whose registration is repeated: the same Location again is still its own. */
  readonly repeats?: Subscription;
}

/** Whether an exchange was answered 2xx. */
export const isAccepted = (exchange: Exchange): boolean => isSuccess(exchange.response?.status);

/** Makes a registration, a maker's if nothing else is wished, and notes what it created. */
export const subscribe = async (
  name: string,
  context: PlayerContext,
  wish: Wish = {},
): Promise<Subscription> => {
  const { trigger, receiver, registry, address, config } = context;
  const { kind = 'issued', credentials = 'own' } = wish;
  const id = `${trigger.id}/${name}`;
  const callback: Callback =
    kind === 'none'
      ? { kind }
      : { kind, url: wish.url ?? receiver.issue(trigger.id, id, wish.shape, wish.like?.id) };
  const registration = await registry.register(trigger, config.cleanup, () =>
    createSubscriber(context).register(
      id,
      credentials,
      callback,
      defined({ headers: wish.headers, inputs: wish.inputs }),
    ),
  );
  const raw = headerValue(registration.response?.headers, 'location');
  const location =
    raw === undefined ? undefined : resolveLocation(raw, { address, target: registration.request.target });
  const known = wish.repeats?.location?.target;
  // The same Location for the same callback is one subscription, which need not be removed twice.
  if (known !== undefined && isAccepted(registration) && location?.target === known)
    registry.unsubscribed(known);
  return { id, callback, registration, location };
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

/** Sends the platform's DELETE to a subscription's Location; nothing where that might do harm. */
export const unsubscribe = async (
  subscription: Subscription | undefined,
  context: PlayerContext,
  attempt = 1,
): Promise<Exchange | undefined> => {
  if (!canDelete(subscription, context)) return undefined;
  const { target } = subscription.location;
  const deleted = await createSubscriber(context).unsubscribe(subscription.id, target, 'own', attempt);
  if (isAccepted(deleted)) {
    context.registry.unsubscribed(target);
    context.receiver.retire(subscription.id);
  }
  return deleted;
};
