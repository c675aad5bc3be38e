import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { properRegistrations } from './registrations.ts';

export const registrationLocationIsAbsolute = defineRule<WebhookView, Registration>({
  id: 'W-08',
  slug: 'registration-location-is-absolute',
  title: 'The Location of a registration is an absolute URL',
  why: 'A relative Location is legal HTTP, but the documentation’s examples are absolute, and what the platform makes of others is not known.',
  repair: 'Write Location with scheme, host and port of the request.',
  example: {
    breaks: 'POST /subscriptions\n201 Created\nLocation: /subscriptions/7',
    keeps: 'POST /subscriptions\n201 Created\nLocation: https://api.example/subscriptions/7',
  },
  source: 'Create a webhook trigger (its example is absolute); RFC 9110 §10.2.2',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-03', 'W-04'],
  noSubject: 'no registration was answered with a Location',
  subjects: (view) => properRegistrations(view).filter((r) => r.accepted && r.location !== undefined),
  about: (r) => [r.subscription],
  *judge({ exchange, location }) {
    if (location?.relative !== true) return;
    yield {
      message: `Location is relative: "${location.raw}"`,
      seen: seen(exchange, 'header Location', { value: location.raw, expected: 'an absolute URL' }),
    };
  },
});
