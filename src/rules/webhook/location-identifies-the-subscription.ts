import { isOfEverybody } from '../../evidence/deletable.ts';
import { isSameResource } from '../../evidence/resource.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

/** Two subscriptions, or the only one where its Location alone shows that it is everybody's. */
interface Pair {
  readonly one: Subscription;
  readonly other?: Subscription;
}

const isEverybodys = ({ registration: { location, exchange } }: Subscription): boolean =>
  location !== undefined && isOfEverybody(location.target, exchange.request.target);

/** A Location may be given again once the subscription that had it is deleted. */
const isAliveBeside = (one: Subscription, other: Subscription): boolean =>
  one.to > other.registration.exchange.at;

export const locationIdentifiesTheSubscription = defineRule<WebhookView, Pair>({
  id: 'W-05',
  slug: 'location-identifies-the-subscription',
  title: 'Each subscription has a Location of its own',
  why: 'With one Location for all, deleting one flow deletes the subscriptions of every other, or of none.',
  repair: 'Put the id of the new subscription into Location.',
  example: {
    breaks:
      'POST /subscriptions → 201, Location: https://api.example/subscriptions\nPOST /subscriptions → 201, Location: https://api.example/subscriptions',
    keeps:
      'POST /subscriptions → 201, Location: https://api.example/subscriptions/7\nPOST /subscriptions → 201, Location: https://api.example/subscriptions/8',
  },
  source: 'Create a webhook trigger (Location is the path to the webhook, used with DELETE)',
  level: { strict: 'error', field: 'error' },
  after: ['W-03'],
  noSubject: 'no two registrations were answered with a Location',
  *subjects(view) {
    const located = [...view.subscriptions, ...view.shaped, ...view.strained, ...view.cycled]
      .filter((s) => s.registration.location !== undefined)
      .toSorted((a, b) => a.registration.exchange.at - b.registration.exchange.at);
    const [first, ...rest] = located;
    if (first === undefined) return;
    if (rest.length === 0 && isEverybodys(first)) yield { one: first };
    for (const [i, other] of located.entries())
      for (const one of located.slice(0, i))
        if (one.registration.callback !== other.registration.callback && isAliveBeside(one, other))
          yield { one, other };
  },
  about: ({ one, other }) => (other === undefined ? [one.id] : [one.id, other.id]),
  *judge({ one, other }) {
    const { exchange, location } = (other ?? one).registration;
    const value = location?.raw ?? '';
    const spot = seen(exchange, 'header Location', { value });
    const target = location?.target ?? '';
    if (other !== undefined && isSameResource(one.registration.location?.target ?? '', target))
      yield {
        message: `Two registrations with different callback URLs got the same Location, "${value}"`,
        seen: spot,
      };
    else if (isEverybodys(other ?? one))
      yield {
        message: `Location is where registrations are sent to, or above it, and names no subscription: "${value}"`,
        seen: spot,
      };
  },
});
