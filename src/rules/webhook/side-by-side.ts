import type { Registration, Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import type { Exchange } from '../../model.ts';
import { usualRegistrations } from './registrations.ts';

/** What to do where calls that come at the same moment spoil each other’s work. */
export const ONE_STEP =
  'Let nothing come between reading the store of subscriptions and writing it: add and remove single entries, in a transaction or behind a lock.';

const overlap = (a: Exchange, b: Exchange): boolean =>
  a.at < b.at + b.durationMs && b.at < a.at + a.durationMs;

/** How many other usual registrations were under way at the same moment as one. */
export const besides = ({ exchange }: Registration, view: WebhookView): number =>
  usualRegistrations(view).filter((o) => o.exchange !== exchange && overlap(o.exchange, exchange)).length;

/** Whether two subscriptions were registered at the same moment. */
export const areSideBySide = (
  { registration: a }: Subscription,
  { registration: b }: Subscription,
): boolean => overlap(a.exchange, b.exchange);

/** Whether a subscription was deleted at the same moment as another one. */
export const wasDeletedBesideAnother = (
  { id, unsubscribes: [first] }: Subscription,
  view: WebhookView,
): boolean =>
  first !== undefined &&
  view.unsubscribes.some((o) => o.subscription !== id && overlap(o.exchange, first.exchange));
