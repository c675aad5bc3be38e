import { headerValue } from '../evidence/headers.ts';
import type { ProviderStateSetUp, ProviderState } from '../model.ts';
import { causedEvents } from './chain-evidence.ts';
import { canDelete, deliveriesTo, received, unknownTarget, type Subscription } from './subscriptions.ts';
import { expectedEvents } from '../evidence/events.ts';
import { type PlayerContext } from './player.ts';

const no = (reason: string): ProviderStateSetUp => ({ ok: false, skip: true, reason });

const at = (
  subscription: Subscription | undefined,
  context: PlayerContext,
  reason: string,
): ProviderStateSetUp =>
  canDelete(subscription, context)
    ? { ok: true, location: subscription.location.target, credentials: 'own' }
    : no(reason);

const notified = (subscriptions: readonly Subscription[], context: PlayerContext): ProviderStateSetUp => {
  const caused = causedEvents(context);
  const events = expectedEvents(caused, context.trigger.id);
  const ours = subscriptions.flatMap((subscription) =>
    events.flatMap((event) => received(subscription, event, context)),
  );
  const delivery =
    ours[0] ??
    subscriptions.flatMap((subscription) => deliveriesTo(subscription, context)).find((d) => d.body !== '');
  if (delivery === undefined)
    return caused.length === 0 ? no('no event was caused') : { ok: false, reason: 'no notification arrived' };
  const contentType = headerValue(delivery.headers, 'content-type');
  const message = {
    body: Buffer.from(delivery.body),
    exchange: delivery.seq,
    ...(contentType === undefined ? {} : { contentType }),
  };
  return { ok: true, credentials: 'own', message };
};

/** Brings a webhook trigger to a state for Pact: out of the two subscriptions, of which the first is deleted. */
export const setUpWebhookState = (
  state: ProviderState,
  subscriptions: readonly Subscription[],
  context: PlayerContext,
): ProviderStateSetUp => {
  switch (state) {
    case 'no state yet':
    case 'the callback is missing':
      return { ok: true, credentials: 'own' };
    case 'the credentials are wrong':
      return context.hasBad ? { ok: true, credentials: 'bad' } : no('no credentials are configured');
    case 'a subscription exists':
      return at(subscriptions[1], context, 'no subscription has a Location of its own that may be deleted');
    case 'the subscription is deleted':
      return at(subscriptions[0], context, 'no subscription could be deleted');
    case 'the subscription is unknown': {
      const target = unknownTarget(subscriptions, context);
      return target === undefined
        ? no('no two Locations show which part of them is the id')
        : { ok: true, location: target, credentials: 'own' };
    }
    case 'an event was notified':
      return notified(subscriptions, context);
    default:
      return { ok: false, reason: `a webhook has no state "${state}"` };
  }
};
