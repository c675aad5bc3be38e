import type { Address } from '../../address.ts';
import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { seen } from '../shared/wording.ts';
import { properRegistrations } from './registrations.ts';

const schemeOf = ({ origin }: Address): string => origin.slice(0, origin.indexOf(':'));

export const registrationLocationIsOneUri = defineRule<WebhookView, Registration>({
  id: 'W-04',
  slug: 'registration-location-is-one-uri',
  title:
    'A registration is answered with one Location, a valid URI reference, with the scheme that was called',
  why: 'Two lines are joined or one is dropped, an invalid one cannot be called, and http is not called at all: the subscription stays for ever.',
  repair: 'Send one Location line with a percent-encoded absolute URL.',
  example: {
    breaks:
      'POST https://api.example/subscriptions\n201 Created\nLocation: http://api.example/subscriptions/7',
    keeps:
      'POST https://api.example/subscriptions\n201 Created\nLocation: https://api.example/subscriptions/7',
  },
  source: 'RFC 9110 §10.2.2; Create a webhook trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['W-03'],
  noSubject: 'no registration was answered with a Location',
  subjects: (view) => properRegistrations(view).filter((r) => r.accepted && r.locations.length > 0),
  about: (r) => [r.subscription],
  *judge({ exchange, locations, location }, view) {
    const value = locations[0] ?? '';
    const spot = seen(exchange, 'header Location', { value });
    if (locations.length > 1) {
      yield {
        message: `The answer carries ${locations.length} Location lines: ${locations.map((l) => `"${l}"`).join(', ')}`,
        seen: spot,
      };
    } else if (location === undefined || !location.wellFormed) {
      yield { message: `The Location is no valid URI reference: "${value}"`, seen: spot };
    } else if (!location.relative && location.scheme !== schemeOf(view.address) && location.site === 'port') {
      yield {
        message: `The Location has the scheme "${location.scheme}", and the service was called by "${schemeOf(view.address)}"`,
        seen: spot,
      };
    }
  },
});
