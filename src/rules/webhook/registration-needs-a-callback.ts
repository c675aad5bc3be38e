import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

export const registrationNeedsACallback = defineRule<WebhookView, Registration>({
  id: 'W-23',
  slug: 'registration-needs-a-callback',
  title: 'A registration without a callback URL is answered 4xx',
  why: 'A subscription with nowhere to send is dead from the start, and it counts against the quota.',
  repair: 'Answer 400 when the callback URL is missing.',
  example: {
    breaks: 'POST /subscriptions { "mailbox": "sales" }\n201 Created',
    keeps: 'POST /subscriptions { "mailbox": "sales" }\n400 Bad Request',
  },
  source: 'Derived from the webhook trigger’s registration (Create a webhook trigger)',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02'],
  noSubject: 'no registration without a callback URL was made',
  subjects: (view) => view.registrations.filter((r) => r.credentials === 'own' && r.callback === undefined),
  about: (r) => [r.subscription],
  *judge({ exchange, status }) {
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    if (status !== undefined && status >= 400 && status < 500) return;
    yield {
      message: `${requestLine(exchange)} without a callback URL was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status ?? null, expected: '4xx' }),
    };
  },
});
