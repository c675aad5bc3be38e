import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { properRegistrations } from './registrations.ts';

/** Statuses that say that there is no such operation. */
const unserved = new Set([404, 405, 501]);

export const theDeclaredRequestIsTaken = defineRule<WebhookView, Registration>({
  id: 'W-01',
  slug: 'the-declared-request-is-taken',
  title: 'The service serves the declared verb and path of the registration',
  why: 'The platform sends exactly what the definition declares. Where nothing is served there, no flow can be switched on.',
  repair: 'Serve the verb and path that the definition declares, or declare what is served.',
  example: {
    breaks: 'POST /subscriptions (declared: post)\n405 Method Not Allowed\nAllow: PUT',
    keeps: 'POST /subscriptions (declared: post)\n201 Created',
  },
  source: 'Create a webhook trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['W-13', 'W-11', 'W-21'],
  noSubject: 'no registration was made',
  subjects: properRegistrations,
  about: (r) => [r.subscription],
  *judge({ exchange, status }) {
    if (status === undefined || !unserved.has(status)) return;
    yield {
      message: `${requestLine(exchange)}, as declared, was answered ${answerOf(exchange)}: check \`service.url\`, its base path included, and the inputs in the path`,
      seen: seen(exchange, 'status', { value: status }),
    };
  },
});
