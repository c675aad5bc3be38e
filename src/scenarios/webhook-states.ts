import { headerValue } from '../evidence/headers.ts';
import type { Reached, StateName } from '../model.ts';
import { causedEvents } from './chain-evidence.ts';
import { canDelete, deliveriesTo, received, unknownTarget, type Hook } from './hooks.ts';
import { owed, type PlayerContext } from './player.ts';

const no = (reason: string): Reached => ({ ok: false, skip: true, reason });

const at = (hook: Hook | undefined, context: PlayerContext, reason: string): Reached =>
  canDelete(hook, context) ? { ok: true, location: hook.location.target, credentials: 'own' } : no(reason);

const notified = (hooks: readonly Hook[], context: PlayerContext): Reached => {
  const caused = causedEvents(context);
  const events = owed(caused, context.trigger.id);
  const ours = hooks.flatMap((hook) => events.flatMap((event) => received(hook, event, context)));
  const delivery = ours[0] ?? hooks.flatMap((hook) => deliveriesTo(hook, context)).find((d) => d.body !== '');
  if (delivery === undefined)
    return caused.length === 0 ? no('no event was caused') : { ok: false, reason: 'no notification arrived' };
  const contentType = headerValue(delivery.headers, 'content-type');
  const message = { body: Buffer.from(delivery.body), ...(contentType === undefined ? {} : { contentType }) };
  return { ok: true, credentials: 'own', message };
};

/** Brings a webhook trigger to a state for Pact: out of the two subscriptions, of which the first is deleted. */
export const reachWebhookState = (
  state: StateName,
  hooks: readonly Hook[],
  context: PlayerContext,
): Reached => {
  switch (state) {
    case 'no state yet':
    case 'the callback is missing':
      return { ok: true, credentials: 'own' };
    case 'the credentials are wrong':
      return context.hasBad ? { ok: true, credentials: 'bad' } : no('no credentials are configured');
    case 'a subscription exists':
      return at(hooks[1], context, 'no subscription has a Location of its own that may be deleted');
    case 'the subscription is deleted':
      return at(hooks[0], context, 'no subscription could be deleted');
    case 'the subscription is unknown': {
      const target = unknownTarget(hooks, context);
      return target === undefined
        ? no('no two Locations show which part of them is the id')
        : { ok: true, location: target, credentials: 'own' };
    }
    case 'an event was notified':
      return notified(hooks, context);
    default:
      return { ok: false, reason: `a webhook has no state "${state}"` };
  }
};
