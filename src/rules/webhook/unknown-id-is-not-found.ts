import { isGone } from '../../evidence/status.ts';
import type { Unsubscribe } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

export const unknownIdIsNotFound = defineRule<WebhookView, Unsubscribe>({
  id: 'U-06',
  slug: 'unknown-id-is-not-found',
  title: 'The DELETE of an unknown id is answered 404, 410 or 400',
  why: 'A service that says yes to any id hides that a wrong Location was kept; one that fails on it makes the platform repeat.',
  repair: 'Answer 404 when there is no subscription with that id.',
  example: {
    breaks: 'DELETE /subscriptions/999 (there is no such subscription)\n204 No Content',
    keeps: 'DELETE /subscriptions/999 (there is no such subscription)\n404 Not Found',
  },
  source: 'RFC 9110 §15.5.5, §15.5.11',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-03', 'W-04', 'W-05', 'U-01', 'U-10', 'U-02'],
  noSubject: 'no unknown id could be tried: two Locations are needed to tell which part is the id',
  subjects: (view) => view.unsubscribes.filter((r) => r.target === 'unknown'),
  about: (r) => [r.subscription],
  *judge({ exchange, status }) {
    // The changed id may be malformed to the service, and 400 says so rightly.
    if (isGone(status) || status === 400) return;
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    yield {
      message: `${requestLine(exchange)} names no subscription and was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status ?? null, expected: '404 or 410' }),
    };
  },
});
