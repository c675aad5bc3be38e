import { isGone, isSuccess } from '../../evidence/status.ts';
import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { ownDeletes } from './own-deletes.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

export const secondDeleteDoesNoHarm = defineRule<WebhookView, Unsubscribe>({
  id: 'U-05',
  slug: 'second-delete-does-no-harm',
  title: 'A second DELETE is answered 2xx, 404 or 410',
  why: 'The platform repeats a DELETE whose answer it did not get. An error there keeps it repeating.',
  repair: 'Answer 404, 410 or 204 when the subscription is gone already.',
  example: {
    breaks: 'DELETE /subscriptions/7 → 204\nDELETE /subscriptions/7 → 500',
    keeps: 'DELETE /subscriptions/7 → 204\nDELETE /subscriptions/7 → 404',
  },
  source: 'RFC 9110 §9.2.2 (DELETE is idempotent)',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-03', 'W-04', 'W-05', 'W-22', 'U-01', 'U-10', 'U-02'],
  noSubject: 'no subscription was deleted twice',
  subjects: (view) => ownDeletes(view).filter((r) => r.attempt > 1),
  about: (r) => [r.subscription],
  *judge({ exchange, status }) {
    if (isSuccess(status) || isGone(status)) return;
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    yield {
      message: `The second ${requestLine(exchange)} was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status ?? null, expected: '2xx, 404 or 410' }),
    };
  },
});
