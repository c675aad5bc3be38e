import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

export const badCredentialsRegisterNothing = defineRule<WebhookView, Registration>({
  id: 'W-16',
  slug: 'bad-credentials-register-nothing',
  title: 'A registration with bad credentials is answered 401 or 403 and creates nothing',
  why: 'Whoever can register without credentials gets every event of the service sent to an address of his choice.',
  repair: 'Check the credentials before anything is stored.',
  example: {
    breaks: 'POST /subscriptions\nAuthorization: Bearer wrong\n201 Created',
    keeps: 'POST /subscriptions\nAuthorization: Bearer wrong\n401 Unauthorized',
  },
  source: 'Derived from the connection’s use for every call of a trigger',
  level: { strict: 'error', field: 'error' },
  noSubject: 'no credentials are configured, or there are no bad ones',
  subjects: (view) => view.registrations.filter((r) => r.credentials === 'bad' || r.credentials === 'none'),
  about: (r) => [r.subscription],
  *judge({ exchange, subscription, status, accepted, credentials }, view) {
    const how = credentials === 'none' ? 'without credentials' : 'with bad credentials';
    // A request without a body only probes the address.
    const leak = view.deliveries.find((d) => d.subscription === subscription && d.entry.body !== '');
    const open = unanswered(exchange);
    if (leak !== undefined) {
      yield {
        message: `A registration ${how} was answered ${status}, and its callback received a notification all the same`,
        seen: seen(leak.entry, 'body'),
      };
    } else if (open !== undefined) {
      yield open;
    } else if (status !== 401 && status !== 403) {
      yield {
        message: `${requestLine(exchange)} ${how} was answered ${answerOf(exchange)}`,
        seen: seen(exchange, 'status', { value: status ?? null, expected: '401 or 403' }),
        ...(accepted ? {} : { lowered: 'it was refused' }),
      };
    }
  },
});
