import type { Subscription, WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';

interface Pair {
  readonly one: Subscription;
  readonly other: Subscription;
}

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
    const [one, ...rest] = view.subscriptions.filter((s) => s.registration.location !== undefined);
    for (const other of rest)
      if (one !== undefined && one.registration.callback !== other.registration.callback)
        yield { one, other };
  },
  *judge({ one, other }) {
    if (one.registration.location?.target !== other.registration.location?.target) return;
    const value = other.registration.location?.raw ?? '';
    yield {
      message: `Two registrations with different callback URLs got the same Location, "${value}"`,
      seen: seen(other.registration.exchange, 'header Location', { value }),
    };
  },
});
