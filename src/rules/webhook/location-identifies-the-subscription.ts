import { isOfEverybody } from '../../evidence/deletable.ts';
import { isSameResource } from '../../evidence/resource.ts';
import type { Subscription } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { COMPARE_WHOLE, differInQueryAlone } from './query-alone.ts';
import { areSideBySide } from './side-by-side.ts';

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

const locationOf = ({ registration }: Subscription): string => registration.location?.target ?? '';

/** The subscriptions that were given a Location, in the order of their registration. */
const located = (view: WebhookView): readonly Subscription[] =>
  [...view.subscriptions, ...view.otherwise, ...view.shaped, ...view.strained, ...view.cycled]
    .filter((s) => s.registration.location !== undefined)
    .toSorted((a, b) => a.registration.exchange.at - b.registration.exchange.at);

const isAlikeTo = (one: Subscription, other: Subscription): boolean =>
  one.id === other.id || differInQueryAlone(one, other);

/** A service that cuts callbacks cannot tell apart what differs behind the cut: C-02's to tell. */
const isCutToOne = (one: Subscription, other: Subscription): boolean =>
  differInQueryAlone(one, other) &&
  [one, other].some((s) => s.deliveries.some((d) => d.callback?.endsWith(d.entry.target) === false));

const AT_ONCE =
  'Give each subscription an id that no other can get at the same moment: neither the time, nor a number that is read before it is counted up.';

/** What two subscriptions with one Location have in common, and what to do about it. */
const likeness = (one: Subscription, other: Subscription, view: WebhookView) => {
  const target = locationOf(other);
  const isAlike =
    differInQueryAlone(one, other) &&
    !located(view).some((s) => !isAlikeTo(one, s) && isSameResource(locationOf(s), target));
  if (isAlike) return { shared: '; the URLs differ only in their query', repair: COMPARE_WHOLE };
  return areSideBySide(one, other)
    ? { shared: '; they came at the same moment', repair: AT_ONCE }
    : undefined;
};

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
    const all = located(view);
    const [first, ...rest] = all;
    if (first === undefined) return;
    if (rest.length === 0 && isEverybodys(first)) yield { one: first };
    for (const [i, other] of all.entries())
      for (const one of all.slice(0, i))
        if (
          one.registration.callback !== other.registration.callback &&
          isAliveBeside(one, other) &&
          !isCutToOne(one, other)
        )
          yield { one, other };
  },
  about: ({ one, other }) => (other === undefined ? [one.id] : [one.id, other.id]),
  *judge({ one, other }, view) {
    const { exchange, location } = (other ?? one).registration;
    const value = location?.raw ?? '';
    const spot = seen(exchange, 'header Location', { value });
    if (other !== undefined && isSameResource(locationOf(one), locationOf(other))) {
      const { shared = '', ...rest } = likeness(one, other, view) ?? {};
      yield {
        message: `Two registrations with different callback URLs got the same Location, "${value}"${shared}`,
        ...rest,
        seen: spot,
      };
    } else if (isEverybodys(other ?? one))
      yield {
        message: `Location is where registrations are sent to, or above it, and names no subscription: "${value}"`,
        seen: spot,
      };
  },
});
