import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { ownDeletes } from './own-deletes.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';

export const deleteIsServed = defineRule<WebhookView, Unsubscribe>({
  id: 'U-10',
  slug: 'delete-is-served',
  title: 'Location is unsubscribed by DELETE',
  why: 'The platform sends DELETE and can send nothing else. Where another verb is wanted, every flow that is switched off leaves a subscription behind.',
  repair: 'Serve DELETE at the Location that you give.',
  example: {
    breaks: 'DELETE /subscriptions/7\n405 Method Not Allowed\nAllow: POST',
    keeps: 'DELETE /subscriptions/7\n204 No Content',
  },
  source: 'Create a webhook trigger (Microsoft Learn)',
  level: { strict: 'error', field: 'error' },
  after: ['W-03', 'W-04', 'W-05', 'W-22'],
  noSubject: 'no subscription could be deleted',
  subjects: (view) => ownDeletes(view).filter((r) => r.attempt === 1),
  about: (r) => [r.subscription],
  *judge({ exchange, status }) {
    if (status !== 405 && status !== 501) return;
    yield {
      message: `${requestLine(exchange)} was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status }),
    };
  },
});
