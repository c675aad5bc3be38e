import { bodyOf } from '../../evidence/body.ts';
import { isObject } from '../../json.ts';
import type { Exchange } from '../../model.ts';
import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { requestLine, seen } from '../shared/wording.ts';
import { properRegistrations } from './registrations.ts';

const idLike = /^(id|ID|uuid|guid|location|self|href|link|.*([a-z]Id|ID|[-_]id|[Uu][Rr][LlIi]))$/;

const inBody = (exchange: Exchange): string | undefined => {
  const { json } = bodyOf(exchange);
  return isObject(json) ? Object.keys(json).find((k) => idLike.test(k)) : undefined;
};

export const registrationCarriesLocation = defineRule<WebhookView, Registration>({
  id: 'W-03',
  slug: 'registration-carries-location',
  title: 'The answer to a registration carries a Location header',
  why: 'The platform deletes the subscription at that Location and knows no other way. Without it every flow that is switched off or deleted leaves a live subscription behind.',
  repair:
    'Send Location with the URL that a DELETE removes the subscription with; a link in the body is not read.',
  example: {
    breaks: 'POST /subscriptions\n201 Created\n{ "id": 7 }',
    keeps: 'POST /subscriptions\n201 Created\nLocation: https://api.example/subscriptions/7',
  },
  source: 'Create a webhook trigger; training unit on webhook triggers (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['W-02'],
  noSubject: 'no registration was accepted',
  subjects: (view) => properRegistrations(view).filter((r) => r.accepted),
  about: (r) => [r.subscription],
  *judge({ exchange, locations, status }) {
    if (locations.length > 0) return;
    const property = inBody(exchange);
    const hint = property === undefined ? '' : `; the "${property}" in the body is not read`;
    yield {
      message: `${requestLine(exchange)} was answered ${status} without a Location header${hint}`,
      seen: seen(exchange, 'header Location'),
    };
  },
});
