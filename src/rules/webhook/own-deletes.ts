import type { Delivery } from '../../evidence/deliveries.ts';
import { isGone } from '../../evidence/status.ts';
import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { deletesSilenceOthers } from './after-delete.ts';

/** When the last one of other subscriptions before a DELETE was gone; undefined where none was. */
const othersGoneAt = ({ exchange, subscription }: Unsubscribe, view: WebhookView): number | undefined => {
  const gone = [...view.subscriptions, ...view.strained, ...view.cycled]
    .filter((s) => s.id !== subscription)
    .flatMap((s) => s.goneAt ?? [])
    .filter((at) => at <= exchange.at);
  return gone.length === 0 ? undefined : Math.max(...gone);
};

/** The last notification of a subscription before its DELETE that tells of an event from after every other DELETE: it lived. */
export const signOfLife = (unsubscribe: Unsubscribe, view: WebhookView): Delivery | undefined => {
  const since = othersGoneAt(unsubscribe, view);
  // Where DELETEs end others, that of another trigger may have ended this one since.
  if (since === undefined || deletesSilenceOthers(view)) return undefined;
  return view.deliveries.findLast(
    (d) =>
      d.subscription === unsubscribe.subscription &&
      d.entry.at < unsubscribe.exchange.at &&
      d.events.some((e) => e.at > since),
  );
};

/** Whether a subscription was found gone after another one had been deleted: that DELETE took it along. */
const wasTakenAlong = (unsubscribe: Unsubscribe, view: WebhookView): boolean =>
  isGone(unsubscribe.status) &&
  othersGoneAt(unsubscribe, view) !== undefined &&
  signOfLife(unsubscribe, view) === undefined;

/**
 * The platform's own DELETEs. One of a callback that misbehaved does not count, since the service may have removed it by
 * itself, nor one of what was gone before.
 */
export const ownDeletes = (view: WebhookView): Unsubscribe[] =>
  view.unsubscribes.filter(
    (r) =>
      r.target === 'own' &&
      r.credentials === 'own' &&
      !(r.attempt === 1 && wasTakenAlong(r, view)) &&
      !view.strained.some((s) => s.id === r.subscription),
  );
