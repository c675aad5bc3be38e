import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { properRegistrations } from './registrations.ts';

export const registrationLocationIsOnTheService = defineRule<WebhookView, Registration>({
  id: 'W-07',
  slug: 'registration-location-is-on-the-service',
  title: 'Location is on the origin that the registration was sent to',
  why: 'A Location past the gateway is called without the connection’s credentials, or cannot be reached: the subscription stays for ever.',
  repair:
    'Build Location from the request’s own Host header, or list the service’s public origins as `service.aliases`.',
  example: {
    breaks:
      'POST https://api.example/subscriptions\n201 Created\nLocation: https://backend-7.internal/subscriptions/7',
    keeps:
      'POST https://api.example/subscriptions\n201 Created\nLocation: https://api.example/subscriptions/7',
  },
  source:
    'Notes of connector authors; microsoft/PowerPlatformConnectors#3678 (the key is missing on the DELETE when Location points elsewhere)',
  level: { strict: 'error', field: 'error' },
  after: ['W-03', 'W-04'],
  noSubject: 'no registration was answered with a Location',
  subjects: (view) => properRegistrations(view).filter((r) => r.accepted && r.location !== undefined),
  about: (r) => [r.subscription],
  *judge({ exchange, location }) {
    if (location === undefined || location.site === 'own') return;
    const called = exchange.request.origin;
    const spot = seen(exchange, 'header Location', { value: location.raw });
    if (location.site === 'loopback') {
      const message = `Location names the host "${location.host}", and the service was called as "${new URL(called).host}": it does not build Location from the Host header`;
      yield { message, lowered: 'the same machine is meant, and a proxy may be why', seen: spot };
    } else {
      const message = `Location points to "${location.scheme}://${location.host}", and the service was called as "${called}"`;
      yield { message, seen: spot };
    }
  },
});
