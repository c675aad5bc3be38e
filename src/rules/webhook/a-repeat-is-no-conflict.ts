import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, requestLine, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

export const aRepeatIsNoConflict = defineRule<WebhookView, Registration>({
  id: 'W-17',
  slug: 'a-repeat-is-no-conflict',
  title: 'A registration that is repeated with the same callback is not refused',
  why: 'The platform repeats a registration whose answer it did not get. Refused then, the flow shows a trigger problem although it is subscribed.',
  repair: 'Answer the repeat as you answered the first, with the Location of the subscription that is there.',
  example: {
    breaks:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } → 201\nPOST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } → 409',
    keeps:
      'POST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } → 201\nPOST /subscriptions { "callbackUrl": "https://flow.example/run?sig=s1" } → 201',
  },
  source: 'Handle errors and exceptions in Azure Logic Apps (retry policies)',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02'],
  noSubject: 'no registration was repeated with the same callback',
  subjects: (view) => view.subscriptions.flatMap((s) => s.repeats),
  about: (r) => [r.subscription],
  *judge({ exchange, accepted, status }) {
    if (accepted) return;
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    yield {
      message: `${requestLine(exchange)}, repeated with the callback that was accepted before, was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status ?? null }),
    };
  },
});
