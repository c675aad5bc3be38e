import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { usualRegistrations } from './registrations.ts';

export const platformHeadersAreTolerated = defineRule<WebhookView, Registration>({
  id: 'W-21',
  slug: 'platform-headers-are-tolerated',
  title: 'The headers that the platform adds do not matter',
  why: 'Every call of a flow carries its User-Agent and a set of `x-ms-` headers. A filter that refuses them refuses every flow.',
  repair:
    'Ignore headers that you do not know, and take any User-Agent, in the gateway before the service too.',
  example: {
    breaks:
      'POST /subscriptions\nUser-Agent: azure-logic-apps/1.0 (workflow …) microsoft-flow/1.0\n403 Forbidden',
    keeps:
      'POST /subscriptions\nUser-Agent: azure-logic-apps/1.0 (workflow …) microsoft-flow/1.0\n201 Created',
  },
  source: 'Headers of workflow runs; User-Agent as documented for the mail connector (Microsoft Learn)',
  level: { strict: 'error', field: 'warning' },
  noSubject: 'no registration was made',
  subjects: usualRegistrations,
  about: (r) => [r.subscription],
  *judge({ exchange, accepted, status }, view) {
    if (accepted || status === undefined) return;
    const plain = view.registrations.find(
      (r) => r.accepted && !r.asPlatform && r.credentials === 'own' && r.callbackKind === 'issued',
    );
    if (plain === undefined) return;
    yield {
      message: `${requestLine(exchange)} with the platform’s headers was answered ${answerOf(exchange)}; without them it was answered ${plain.status}`,
      seen: seen(exchange, 'status', { value: status }),
    };
  },
});
