import { defined } from '../defined.ts';
import { headerValue } from '../evidence/headers.ts';
import type { ProviderStateSetUp, ProviderState } from '../model.ts';
import type { Delivery } from '../evidence/deliveries.ts';
import type { PlayerContext } from './player.ts';
import { canDelete, subscribe, unknownTarget, type Subscription } from './subscriptions.ts';
import type { WebhookRun } from './webhook-run.ts';

const no = (reason: string): ProviderStateSetUp => ({ ok: false, skip: true, reason });

const at = (
  subscription: Subscription | undefined,
  context: PlayerContext,
  reason: string,
): ProviderStateSetUp =>
  canDelete(subscription, context)
    ? { ok: true, location: subscription.location.target, credentials: 'own' }
    : no(reason);

const notified = ({ context, view, pair }: WebhookRun): ProviderStateSetUp => {
  const { trigger } = context;
  const seen = view();
  const ids = new Set(pair.map((s) => s.id));
  const came = seen.deliveries.filter((d) => d.subscription !== undefined && ids.has(d.subscription));
  const isOurs = (d: Delivery): boolean => d.events.some((e) => e.relations[trigger.id] === 'expected');
  const delivery = came.find(isOurs) ?? came.find((d) => d.entry.body !== '');
  if (delivery === undefined)
    return seen.events.length === 0
      ? no('no event was caused')
      : { ok: false, reason: 'no notification arrived' };
  const contentType = headerValue(delivery.entry.headers, 'content-type');
  const message = {
    body: Buffer.from(delivery.entry.body),
    exchange: delivery.entry.seq,
    ...defined({ contentType }),
  };
  return { ok: true, credentials: 'own', message };
};

const ANOTHER = 'for another deletion';

/** The second subscription, or a new one where an interaction of another contract has deleted it already. */
const existing = async ({ context, pair, view }: WebhookRun): Promise<Subscription | undefined> => {
  const second = pair[1];
  const isGone = second?.location !== undefined && context.registry.isGone(second.location.target);
  if (!isGone) return second;
  // Each has a name of its own: what comes to a callback is held against the one that was given for that name.
  const before = view().registrations.filter((r) => r.subscription.includes(ANOTHER)).length;
  return subscribe(`${ANOTHER} ${before + 1}`, context);
};

/** Brings a webhook trigger to a state for Pact: out of the two subscriptions, of which the first is deleted. */
export const setUpWebhookState = async (
  state: ProviderState,
  run: WebhookRun,
): Promise<ProviderStateSetUp> => {
  const { context, pair } = run;
  switch (state) {
    case 'no state yet':
    case 'the callback is missing':
      return { ok: true, credentials: 'own' };
    case 'the credentials are wrong':
      return context.hasBad ? { ok: true, credentials: 'bad' } : no('no credentials are configured');
    case 'a subscription exists':
      return at(
        await existing(run),
        context,
        'no subscription has a Location of its own that may be deleted',
      );
    case 'the subscription is deleted':
      return at(pair[0], context, 'no subscription could be deleted');
    case 'the subscription is unknown': {
      const target = unknownTarget(pair, context);
      return target === undefined
        ? no('no two Locations show which part of them is the id')
        : { ok: true, location: target, credentials: 'own' };
    }
    case 'an event was notified':
      return notified(run);
    default:
      return { ok: false, reason: `a webhook has no state "${state}"` };
  }
};
