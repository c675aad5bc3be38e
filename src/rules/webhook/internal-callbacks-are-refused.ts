import type { Registration, WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

export const internalCallbacksAreRefused = defineRule<WebhookView, Registration>({
  id: 'S-08',
  slug: 'internal-callbacks-are-refused',
  title: 'A callback on an internal address is answered 4xx',
  why: 'Who may register makes the service call machines that only it can reach: the metadata of its host, with its keys, or an admin page behind the firewall.',
  repair:
    'Resolve the host of the callback, and answer 4xx where an address is link-local, private or unique-local, also as an IPv4-mapped IPv6 address; check it again when you send.',
  example: {
    breaks: 'POST /subscriptions { "callbackUrl": "https://169.254.169.254/latest/meta-data/" }\n201 Created',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://169.254.169.254/latest/meta-data/" }\n400 Bad Request',
  },
  source: 'Standard Webhooks; common guidance against server-side request forgery',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02'],
  optional: 'tryInternal',
  noSubject: 'no callback on an internal address was tried',
  subjects: (view) => view.registrations.filter((r) => r.callbackKind === 'internal'),
  about: (r) => [r.subscription],
  *judge({ exchange, status, callback }) {
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    if (status !== undefined && status >= 400 && status < 500) return;
    yield {
      message: `A registration with the internal callback "${callback ?? ''}" was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status ?? null, expected: '4xx' }),
    };
  },
});
