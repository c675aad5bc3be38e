import type { Registration } from '../../evidence/subscription.ts';
import type { WebhookView } from '../../evidence/webhook-view.ts';
import { defineRule } from '../rule.ts';
import { answerOf, seen } from '../shared/wording.ts';
import { unanswered } from '../shared/unanswered.ts';

/** Other schemes than http are S-07's to tell. */
const isWanted = ({ callback = '' }: Registration): boolean =>
  /^(http:|(?![a-z][a-z0-9+.-]*:))/i.test(callback);

export const invalidCallbacksAreRefused = defineRule<WebhookView, Registration>({
  id: 'W-12',
  slug: 'invalid-callbacks-are-refused',
  title: 'A callback that is no absolute URL, or plain http where https is used, is answered 4xx',
  why: 'Nothing can ever be sent to what is no URL: the maker is not told, and every event ends in the log of the service. What goes over plain http, anybody on the way can read.',
  repair: 'Answer 400 where the callback is no absolute https URL; allow http for tests alone.',
  example: {
    breaks: 'POST /subscriptions { "callbackUrl": "not-a-url" }\n201 Created',
    keeps: 'POST /subscriptions { "callbackUrl": "not-a-url" }\n400 Bad Request',
  },
  source: 'Standard Webhooks; common guidance against server-side request forgery',
  level: { strict: 'warning', field: 'warning' },
  after: ['W-02'],
  noSubject: 'no callback that is no URL, and none with plain http, was tried',
  subjects: (view) => view.registrations.filter((r) => r.callbackKind === 'invalid' && isWanted(r)),
  about: (r) => [r.subscription],
  *judge({ exchange, status, callback }) {
    const open = unanswered(exchange);
    if (open !== undefined) {
      yield open;
      return;
    }
    if (status !== undefined && status >= 400 && status < 500) return;
    yield {
      message: `A registration with the callback "${callback ?? ''}" was answered ${answerOf(exchange)}`,
      seen: seen(exchange, 'status', { value: status ?? null }),
    };
  },
});
