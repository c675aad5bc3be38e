import { matchesTemplate } from '../../evidence/location.ts';
import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { withinBase } from '../native/base-path.ts';
import { seen } from '../shared/wording.ts';
import { properRegistrations } from './registrations.ts';

const templates = (view: WebhookView): string[] => {
  const internal = view.trigger.unsubscribe.filter((u) => u.internal);
  return (internal.length > 0 ? internal : view.trigger.unsubscribe).map((u) => u.path);
};

export const locationMatchesADeclaredDelete = defineRule<WebhookView, Registration>({
  id: 'W-06',
  slug: 'location-matches-a-declared-delete',
  title: 'Location is at the path of a declared DELETE, of an internal one where there is any',
  why: 'The gateway routes only what the definition declares. A Location at another path is answered 404 by the gateway, and the service never hears of the DELETE.',
  repair:
    'Write Location as basePath plus the path of the DELETE operation, or declare the DELETE where Location is.',
  example: {
    breaks:
      'POST /subscriptions (declared: DELETE /subscriptions/{id})\n201 Created\nLocation: https://api.example/hooks/7',
    keeps:
      'POST /subscriptions (declared: DELETE /subscriptions/{id})\n201 Created\nLocation: https://api.example/subscriptions/7',
  },
  source: 'Training unit on webhook triggers (Microsoft Learn); notes of connector authors',
  level: { strict: 'error', field: 'error' },
  after: ['W-03', 'W-04'],
  noSubject:
    'the definition declares no DELETE, or no registration was answered with a Location on the service',
  subjects: (view) =>
    view.trigger.unsubscribe.length === 0
      ? []
      : properRegistrations(view).filter(
          (r) => r.accepted && r.location !== undefined && r.location.site !== 'foreign',
        ),
  about: (r) => [r.subscription],
  *judge({ exchange, location }, view) {
    if (location === undefined) return;
    const path = withinBase(location.path, view.address.basePath);
    const known = templates(view);
    if (path !== undefined && known.some((t) => matchesTemplate(path, t))) return;
    const declared = known.map((t) => `DELETE ${t}`).join(', ');
    const why = path === undefined ? 'is outside the connector’s base path' : 'matches none of them';
    yield {
      message: `The definition declares ${declared}; the path of Location, "${location.path}", ${why}`,
      seen: seen(exchange, 'header Location', { value: location.raw }),
    };
  },
});
