import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { ownDeletes } from './own-deletes.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';

/** Statuses that say that the request lacks something, not that the subscription does. */
const wants = new Set([400, 401, 403, 406, 411, 412, 415, 422, 428]);

export const plainDeleteIsEnough = defineRule<WebhookView, Unsubscribe>({
  id: 'U-01',
  slug: 'plain-delete-is-enough',
  title: 'A DELETE to Location needs nothing but the connection’s credentials',
  why: 'The platform knows the Location and the connection, nothing more: it sends no body and no header of yours.',
  repair: 'Take everything that the DELETE needs from its path and query.',
  example: {
    breaks: 'DELETE /subscriptions/7\n400 Bad Request\n{ "error": "callbackUrl is required" }',
    keeps: 'DELETE /subscriptions/7\n204 No Content',
  },
  source: 'Create a webhook trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['W-03', 'W-04', 'W-05', 'W-22', 'U-10'],
  noSubject: 'no subscription could be deleted',
  subjects: (view) => ownDeletes(view).filter((r) => r.attempt === 1 && r.status !== undefined),
  about: (r) => [r.subscription],
  *judge({ exchange, status }) {
    if (status === undefined || !wants.has(status)) return;
    yield {
      message: `${requestLine(exchange)}, as the platform sends it, was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status, expected: '200, 202 or 204' }),
    };
  },
});
